// Written by `npm run generate`; do not edit.
import burdenOfProofJson from '../../rules/cn/burden-of-proof.json' with { type: 'json' }
import calendarJson from '../../rules/cn/calendar.json' with { type: 'json' }
import car2013Json from '../../rules/cn/car-2013.json' with { type: 'json' }
import carJson from '../../rules/cn/car.json' with { type: 'json' }
import complaintJson from '../../rules/cn/complaint.json' with { type: 'json' }
import consumerJson from '../../rules/cn/consumer.json' with { type: 'json' }
import contractLawJson from '../../rules/cn/contract-law.json' with { type: 'json' }
import damagesJson from '../../rules/cn/damages.json' with { type: 'json' }
import deliveryJson from '../../rules/cn/delivery.json' with { type: 'json' }
import depositJson from '../../rules/cn/deposit.json' with { type: 'json' }
import farmMachineryJson from '../../rules/cn/farm-machinery.json' with { type: 'json' }
import noReasonReturnJson from '../../rules/cn/no-reason-return.json' with { type: 'json' }
import packJson from '../../rules/cn/pack.json' with { type: 'json' }
import platformJson from '../../rules/cn/platform.json' with { type: 'json' }
import priceJson from '../../rules/cn/price.json' with { type: 'json' }
import productLiabilityJson from '../../rules/cn/product-liability.json' with { type: 'json' }
import qualityJson from '../../rules/cn/quality.json' with { type: 'json' }
import respondentsJson from '../../rules/cn/respondents.json' with { type: 'json' }
import sourcesJson from '../../rules/cn/sources.json' with { type: 'json' }
import threeGuaranteesJson from '../../rules/cn/three-guarantees.json' with { type: 'json' }
import vocabularyCategoriesJson from '../../rules/cn/vocabulary/categories.json' with { type: 'json' }
import vocabularyConditionsJson from '../../rules/cn/vocabulary/conditions.json' with { type: 'json' }
import vocabularyEventsJson from '../../rules/cn/vocabulary/events.json' with { type: 'json' }
import vocabularyFactsJson from '../../rules/cn/vocabulary/facts.json' with { type: 'json' }
import vocabularyLabelsJson from '../../rules/cn/vocabulary/labels.json' with { type: 'json' }
import vocabularyTermsJson from '../../rules/cn/vocabulary/terms.json' with { type: 'json' }
import zoneJson from '../../rules/cn/zone.json' with { type: 'json' }

/** The files of rules/cn, inlined when the package is built. */
export const files: Readonly<Record<string, unknown>> = {
  'burden-of-proof.json': burdenOfProofJson,
  'calendar.json': calendarJson,
  'car-2013.json': car2013Json,
  'car.json': carJson,
  'complaint.json': complaintJson,
  'consumer.json': consumerJson,
  'contract-law.json': contractLawJson,
  'damages.json': damagesJson,
  'delivery.json': deliveryJson,
  'deposit.json': depositJson,
  'farm-machinery.json': farmMachineryJson,
  'no-reason-return.json': noReasonReturnJson,
  'pack.json': packJson,
  'platform.json': platformJson,
  'price.json': priceJson,
  'product-liability.json': productLiabilityJson,
  'quality.json': qualityJson,
  'respondents.json': respondentsJson,
  'sources.json': sourcesJson,
  'three-guarantees.json': threeGuaranteesJson,
  'vocabulary/categories.json': vocabularyCategoriesJson,
  'vocabulary/conditions.json': vocabularyConditionsJson,
  'vocabulary/events.json': vocabularyEventsJson,
  'vocabulary/facts.json': vocabularyFactsJson,
  'vocabulary/labels.json': vocabularyLabelsJson,
  'vocabulary/terms.json': vocabularyTermsJson,
  'zone.json': zoneJson,
}

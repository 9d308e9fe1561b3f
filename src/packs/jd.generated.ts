// Written by `npm run generate`; do not edit.
import arrivalJson from '../../rules/jd/arrival.json' with { type: 'json' }
import auctionJson from '../../rules/jd/auction.json' with { type: 'json' }
import breachJson from '../../rules/jd/breach.json' with { type: 'json' }
import cancelJson from '../../rules/jd/cancel.json' with { type: 'json' }
import cardsJson from '../../rules/jd/cards.json' with { type: 'json' }
import care3030180Json from '../../rules/jd/care-30-30-180.json' with { type: 'json' }
import comfortCoverJson from '../../rules/jd/comfort-cover.json' with { type: 'json' }
import contactJson from '../../rules/jd/contact.json' with { type: 'json' }
import damageCoverJson from '../../rules/jd/damage-cover.json' with { type: 'json' }
import deliveryJson from '../../rules/jd/delivery.json' with { type: 'json' }
import exchangeOnlyJson from '../../rules/jd/exchange-only.json' with { type: 'json' }
import expiryExchangeJson from '../../rules/jd/expiry-exchange.json' with { type: 'json' }
import fastReviewJson from '../../rules/jd/fast-review.json' with { type: 'json' }
import faultServicesJson from '../../rules/jd/fault-services.json' with { type: 'json' }
import filmCoverJson from '../../rules/jd/film-cover.json' with { type: 'json' }
import flashSaleJson from '../../rules/jd/flash-sale.json' with { type: 'json' }
import flowJson from '../../rules/jd/flow.json' with { type: 'json' }
import freightJson from '../../rules/jd/freight.json' with { type: 'json' }
import freshnessJson from '../../rules/jd/freshness.json' with { type: 'json' }
import globalSaleJson from '../../rules/jd/global-sale.json' with { type: 'json' }
import importJson from '../../rules/jd/import.json' with { type: 'json' }
import instantDeliveryJson from '../../rules/jd/instant-delivery.json' with { type: 'json' }
import insuranceJson from '../../rules/jd/insurance.json' with { type: 'json' }
import invoiceJson from '../../rules/jd/invoice.json' with { type: 'json' }
import noReasonReturnJson from '../../rules/jd/no-reason-return.json' with { type: 'json' }
import packJson from '../../rules/jd/pack.json' with { type: 'json' }
import petHealthJson from '../../rules/jd/pet-health.json' with { type: 'json' }
import priceProtectionJson from '../../rules/jd/price-protection.json' with { type: 'json' }
import qualityJson from '../../rules/jd/quality.json' with { type: 'json' }
import refundJson from '../../rules/jd/refund.json' with { type: 'json' }
import satisfactionJson from '../../rules/jd/satisfaction.json' with { type: 'json' }
import sourcesJson from '../../rules/jd/sources.json' with { type: 'json' }
import styleExchangeJson from '../../rules/jd/style-exchange.json' with { type: 'json' }
import vocabularyCategoriesJson from '../../rules/jd/vocabulary/categories.json' with { type: 'json' }
import vocabularyConditionsJson from '../../rules/jd/vocabulary/conditions.json' with { type: 'json' }
import vocabularyEvidenceJson from '../../rules/jd/vocabulary/evidence.json' with { type: 'json' }
import vocabularyFactsJson from '../../rules/jd/vocabulary/facts.json' with { type: 'json' }
import vocabularyLabelsJson from '../../rules/jd/vocabulary/labels.json' with { type: 'json' }
import warrantyJson from '../../rules/jd/warranty.json' with { type: 'json' }
import zoneJson from '../../rules/jd/zone.json' with { type: 'json' }

/** The files of rules/jd, inlined when the package is built. */
export const files: Readonly<Record<string, unknown>> = {
  'arrival.json': arrivalJson,
  'auction.json': auctionJson,
  'breach.json': breachJson,
  'cancel.json': cancelJson,
  'cards.json': cardsJson,
  'care-30-30-180.json': care3030180Json,
  'comfort-cover.json': comfortCoverJson,
  'contact.json': contactJson,
  'damage-cover.json': damageCoverJson,
  'delivery.json': deliveryJson,
  'exchange-only.json': exchangeOnlyJson,
  'expiry-exchange.json': expiryExchangeJson,
  'fast-review.json': fastReviewJson,
  'fault-services.json': faultServicesJson,
  'film-cover.json': filmCoverJson,
  'flash-sale.json': flashSaleJson,
  'flow.json': flowJson,
  'freight.json': freightJson,
  'freshness.json': freshnessJson,
  'global-sale.json': globalSaleJson,
  'import.json': importJson,
  'instant-delivery.json': instantDeliveryJson,
  'insurance.json': insuranceJson,
  'invoice.json': invoiceJson,
  'no-reason-return.json': noReasonReturnJson,
  'pack.json': packJson,
  'pet-health.json': petHealthJson,
  'price-protection.json': priceProtectionJson,
  'quality.json': qualityJson,
  'refund.json': refundJson,
  'satisfaction.json': satisfactionJson,
  'sources.json': sourcesJson,
  'style-exchange.json': styleExchangeJson,
  'vocabulary/categories.json': vocabularyCategoriesJson,
  'vocabulary/conditions.json': vocabularyConditionsJson,
  'vocabulary/evidence.json': vocabularyEvidenceJson,
  'vocabulary/facts.json': vocabularyFactsJson,
  'vocabulary/labels.json': vocabularyLabelsJson,
  'warranty.json': warrantyJson,
  'zone.json': zoneJson,
}

// Written by `npm run generate` from src/facts/vocabulary; do not edit.
import type { Instant, Minor } from './scalars.js'

/** Way in which the goods were sold. */
export type Channel =
  | 'self_operated'
  | 'vendor_direct'
  | 'marketplace'
  | 'personal_shop'
  | 'instant_delivery'
  | 'import'
  | 'global_sale'
  | 'auction'
  | 'flash_sale'
  | 'manufacturer_store'
  | 'store'

/** Way of payment. */
export type PaymentMethod =
  | 'bank_card_debit'
  | 'bank_card_credit'
  | 'international_card'
  | 'wechat_pay'
  | 'alipay'
  | 'unionpay'
  | 'jd_credit_unpaid'
  | 'jd_credit_repaid'
  | 'jd_wallet'
  | 'gift_card'
  | 'account_balance'
  | 'company_transfer'
  | 'cash_on_delivery'
  | 'other'

/** Part of the item, as a claim or a past case names it. */
export type Part = 'main_unit' | 'main_part' | 'battery' | 'charger' | 'earphone' | 'data_cable' | 'terminal_card' | 'optional_part' | 'software'

/** After-sales service. */
export type Service =
  | 'return'
  | 'exchange'
  | 'repair'
  | 'refund'
  | 'reissue'
  | 'price_protection'
  | 'price_reduction'
  | 'compensation'
  | 'consultation'
  | 'complaint'

/** Why a claim is made; each reason lies on a side, see `derived.faultSide`. */
export type ClaimReason =
  | 'changed_mind'
  | 'ordered_by_mistake'
  | 'wrong_size'
  | 'dislikes_style'
  | 'found_better_price'
  | 'not_as_described'
  | 'wrong_item'
  | 'missing_item'
  | 'missing_parts'
  | 'counterfeit'
  | 'expired_or_spoiled'
  | 'arrived_damaged'
  | 'late_delivery'
  | 'not_received'
  | 'defective'
  | 'adverse_reaction'
  | 'recalled'
  | 'accidental_damage'
  | 'price_dropped'
  | 'usage_help'
  | 'invoice_issue'
  | 'service_complaint'
  | 'other'

/** Promises on a product page. The keys are the codes; a pack adds its own by declaration merging. */
export interface Labels {
  /** No-reason return for 7 days */
  no_reason_7d: true
  /** No-reason return for 15 days */
  no_reason_15d: true
  /** No-reason return for 30 days */
  no_reason_30d: true
  /** No-reason return for 90 days */
  no_reason_90d: true
  /** No no-reason return */
  no_reason_none: true
  /** No-reason return ends when the seal is broken; comes with a label that gives the days */
  no_reason_not_if_unsealed: true
  /** No-reason return ends on activation; comes with a label that gives the days */
  no_reason_not_if_activated: true
  /** No-reason return ends on first use; comes with a label that gives the days */
  no_reason_not_if_used: true
  /** No-reason return ends on installation; comes with a label that gives the days */
  no_reason_not_if_installed: true
  /** Price protection for 7 days */
  price_protection_7d: true
  /** Price protection for 15 days */
  price_protection_15d: true
  /** Price protection for 30 days */
  price_protection_30d: true
  /** Price protection for 90 days */
  price_protection_90d: true
  /** Price protection for 180 days */
  price_protection_180d: true
  /** Price protection for 365 days */
  price_protection_365d: true
  /** Price protection until a date shown on the page */
  price_protection_festival: true
  /** Price insurance of a merchant for 7 days from payment */
  price_insurance_7d: true
  /** Price insurance of a merchant for 15 days from payment */
  price_insurance_15d: true
  /** Price insurance of a merchant for 30 days from payment */
  price_insurance_30d: true
  /** Twice the difference to a listed rival’s price */
  double_price_guarantee: true
  /** One exchange instead of repair within 180 days */
  exchange_only_180d: true
  /** One exchange instead of repair within 365 days */
  exchange_only_365d: true
  /** One exchange at the door within the warranty */
  exchange_only_on_site: true
  /** One exchange within the warranty after a test */
  exchange_only_tested: true
  /** Price protection and quality return for 30 days, exchange for 180 days */
  care_30_30_180: true
  /** Courier swaps the goods at the door */
  door_exchange: true
  /** Return and exchange for a fault without a report from the buyer */
  no_proof_return: true
  /** Maker’s engineer checks and repairs at home */
  maker_on_site_check: true
  /** Pickup and repair by the maker within the warranty */
  maker_repair_365d: true
  /** Exchange of colour or size of clothes and shoes */
  style_exchange: true
  /** Exchange of size or colour, or for quality, within 30 days */
  free_exchange_30d: true
  /** One exchange of the diaper size */
  size_exchange: true
  /** Return, exchange or resending of goods broken on arrival */
  damage_cover: true
  /** Refund of the spoiled share of fresh goods */
  spoilage_cover: true
  /** Refund for live seafood that arrives dead */
  kept_alive_cover: true
  /** Refund for frozen goods that arrive thawed */
  thaw_cover: true
  /** Return after an allergic reaction */
  allergy_cover: true
  /** Return or exchange after eye discomfort */
  eye_care_cover: true
  /** Return or exchange after diaper rash */
  diaper_rash_cover: true
  /** Return when a person or pet does not like the food */
  taste_cover: true
  /** Return or exchange when not satisfied */
  satisfaction_cover: true
  /** Return when 28 days of use show no effect */
  no_effect_return_28d: true
  /** New item for an unopened one that expired */
  expiry_exchange: true
  /** Return of a live pet with a listed disease */
  pet_health_cover: true
  /** Compensation when a card cannot be redeemed */
  redemption_cover: true
  /** One new film for one spoiled in application */
  film_cover: true
  /** Compensation for late delivery */
  delivery_delay_cover: true
  /** Compensation for late dispatch */
  dispatch_delay_cover: true
  /** Refund before the goods are back */
  flash_refund: true
  /** Review at once or within six service hours */
  fast_review: true
  /** Free pickup of a return */
  free_pickup_return: true
  /** Free pickup of a return or exchange */
  free_pickup_exchange: true
  /** Freight of one return or exchange is covered */
  return_freight_cover: true
  /** Fast refund for fresh goods */
  fresh_compensation: true
  /** Repair insured after the first year */
  appliance_insurance: true
  /** Insurance of material and quality of clothes, shoes and bags */
  material_cover: true
  /** Insurance of furniture against damage on delivery */
  furniture_insurance: true
  /** Unused voucher can be refunded at any time */
  anytime_refund: true
  /** Voucher is refunded by itself when it expires */
  expired_refund: true
}
export type Label = keyof Labels

/** Kinds of evidence. The keys are the codes; a pack adds its own by declaration merging. */
export interface EvidenceKinds {
  /** Order record */
  order_record: true
  /** Payment record */
  payment_record: true
  /** Invoice, paper or electronic */
  invoice: true
  /** Warranty card */
  warranty_card: true
  /** Three-guarantee certificate */
  three_guarantee_certificate: true
  /** Delivery record with signature */
  delivery_record: true
  /** Time-stamped notice of the claim */
  claim_notice: true
  /** Description of the problem */
  description: true
  /** Photos of the problem from several angles */
  photos: true
  /** Video of the problem */
  video: true
  /** Unboxing video */
  unboxing_video: true
  /** Photo of the package with its waybill */
  waybill_photo: true
  /** Close-up of the damage with barcode or label */
  detail_photo: true
  /** Photo that shows sound and damaged parts side by side */
  ratio_photo: true
  /** Photo of the product in hand */
  product_photo: true
  /** Photo of the whole retail box */
  package_photo: true
  /** Photo of the batch number */
  batch_photo: true
  /** Photo of the expiry date */
  expiry_photo: true
  /** Photo of the serial number */
  serial_number_photo: true
  /** Photo of the rest on a scale */
  weight_photo: true
  /** Photo of the skin, eye or rash */
  reaction_photo: true
  /** Stamped proof from a hospital */
  hospital_proof: true
  /** Certificate from a licensed vet */
  vet_certificate: true
  /** Report of the maker’s authorised centre */
  inspection_report: true
  /** Test result of the seller or platform */
  seller_test_report: true
  /** Report of an accredited laboratory */
  third_party_report: true
  /** Finding of an authority */
  authority_report: true
  /** Weighing record */
  weighing_record: true
  /** Stamped statement of the carrier */
  carrier_statement: true
  /** Waybill of the parcel sent back */
  return_waybill: true
  /** Repair records */
  repair_records: true
  /** Bill for the repair */
  repair_bill: true
  /** Proof of fitting or installation */
  fitting_proof: true
  /** Screenshot of the lower price */
  price_screenshot: true
  /** Screenshot of the product page or order */
  page_screenshot: true
  /** Chat with the seller */
  chat_record: true
  /** Record of the buyer’s confirmation at purchase */
  confirmation_record: true
  /** Demand for delivery with a period of grace */
  demand_notice: true
  /** Identity document */
  id_document: true
}
export type EvidenceKind = keyof EvidenceKinds

/** The order and how it was made. A pack adds its own facts by declaration merging. */
export interface OrderFacts {
  /** Number of the order in the shop; identifies only, no rule reads it */
  id?: string | undefined
  /** Platform that took the order, by its id, such as "jd" */
  platform?: string | undefined
  /** Country or region whose law governs the sale, as an ISO 3166 code */
  market: string
  /** Way in which the goods were sold */
  channel?: Channel | undefined
  /** Who is the seller in law, where the channel alone does not tell */
  soldBy?: 'platform' | 'merchant' | 'individual' | undefined
  /** Moment at which the purchase contract was made */
  purchasedAt: Instant
  /** How buyer and seller met when the contract was made */
  saleMode?: 'distance' | 'off_premises' | 'store' | undefined
  /** State of the order */
  state?: 'placed' | 'paid' | 'shipped' | 'completed' | 'cancelled' | undefined
  /** Where the parcel with this item is */
  deliveryState?: 'not_shipped' | 'in_transit' | 'at_door' | 'delivered' | 'lost' | undefined
  /** The buyer agreed to the parcel being left in a locker or with another person */
  lockerConsent?: boolean | undefined
  /** Currency of every amount, as an ISO 4217 code */
  currency?: string | undefined
  /** Every way in which the order was paid */
  payment?: PaymentMethod[] | undefined
  /** How the buyer was told, in this very purchase, that no-reason return is excluded or limited */
  noReturnNotice?: 'none' | 'page_notice' | 'preset_tick' | 'confirmed' | undefined
  /** The platform can give the seller’s real name, address and working contact */
  sellerContactKnown?: boolean | undefined
  /** What was really paid for all goods of the order, freight left out (minor units, 0 to 1000000000) */
  goodsPaid?: Minor | undefined
  /** What the goods that stay with the buyer would have cost alone, with the offers they still reach (minor units, 0 to 1000000000) */
  keptCost?: Minor | undefined
  /** Outbound freight waived for a threshold that the kept goods no longer reach; 0 when they still reach it (minor units, 0 to 1000000000) */
  freightNoLongerFree?: Minor | undefined
}

/** Who bought. A pack adds its own facts by declaration merging. */
export interface BuyerFacts {
  /** Purpose for which the buyer bought */
  kind?: 'consumer' | 'business' | undefined
  /** Memberships and levels that the buyer holds; [] when none */
  memberships?: ('plus' | 's2' | 'diamond')[] | undefined
  /** Credit rating of the buyer’s account (unit: star, 0 to 5) */
  creditStars?: number | undefined
  /** Uses of this label’s service in the calendar year over all orders of the buyer, in units where the limit counts units (unit: use, 0 to 999) */
  labelUsesThisYear?: { [L in Label]?: number } | undefined
}

/** The order line that the claim is about, and what was promised for it. A pack adds its own facts by declaration merging. */
export interface ItemFacts {
  /** Stock number of the item; identifies only, no rule reads it */
  sku?: string | undefined
  /** Name of the item; identifies only, no rule reads it */
  name?: string | undefined
  /** Place of the item in the category tree */
  category: string
  /** Brand of the item, lower case, as the rules spell it */
  brand?: string | undefined
  /** What the order line is */
  kind?: 'main' | 'gift' | 'accessory' | 'bundle' | 'service' | 'virtual' | undefined
  /** Units bought (unit: piece, 1 to 100000) */
  quantity?: number | undefined
  /** What was really paid for one unit (minor units, 0 to 1000000000) */
  unitPaid?: Minor | undefined
  /** Value of the vouchers and points spent on one unit (minor units, 0 to 1000000000) */
  voucherUsed?: Minor | undefined
  /** Promises on the product page when the order was placed; [] when none */
  labels?: Label[] | undefined
  /** Condition in which the item was offered */
  condition?: 'new' | 'near_expiry' | 'flawed' | 'refurbished' | 'used' | undefined
  /** Made to the buyer’s own specification; a choice among offered options does not count */
  madeToOrder?: boolean | undefined
  /** Fresh or quick to spoil */
  perishable?: boolean | undefined
  /** Supplied by download or online access, without a carrier */
  digital?: boolean | undefined
  /** Needs installation by the seller or maker */
  installedByProfessional?: boolean | undefined
  /** Durable goods; overrides the mark of the category */
  durable?: boolean | undefined
  /** Pieces in one sales unit, such as ten crabs in a box (unit: piece, 1 to 1000) */
  pieces?: number | undefined
  /** Price of the free gift, announced before the purchase; 0 when none was announced (minor units, 0 to 1000000000) */
  giftPrice?: Minor | undefined
  /** Price of one unit on the invoice (minor units, 0 to 1000000000) */
  invoicePrice?: Minor | undefined
  /** The seller has proven that the price really paid differs from the invoice */
  paidPriceProven?: boolean | undefined
  /** Price difference already paid back for one unit; 0 when none (minor units, 0 to 1000000000) */
  priceProtectionPaid?: Minor | undefined
  /** Rate of the usage fee on the three-guarantee certificate of a car, in hundredths of a per cent for each 1,000 kilometres (unit: bp, 0 to 50) */
  usageFeeBp?: number | undefined
  /** The seller still has the same model and specification */
  sameModelInStock?: boolean | undefined
  /** Law or seller sets a quality guarantee period for the item */
  hasGuaranteePeriod?: boolean | undefined
  /** An authority has found this product or batch unqualified */
  foundUnqualified?: boolean | undefined
  /** The shelf life was already over when the item was sold */
  expiredWhenSold?: boolean | undefined
  /** The compared price was above the lowest price really dealt there in the seven days before */
  falseReferencePrice?: boolean | undefined
}

/** State of the goods. A pack adds its own facts by declaration merging. */
export interface GoodsFacts {
  /** The outer package has been opened */
  opened?: boolean | undefined
  /** Used, worn or washed beyond what inspection and a reasonable trial need */
  used?: boolean | undefined
  /** Switched on at least once */
  poweredOn?: boolean | undefined
  /** Activated, registered or redeemed: device, licence, key or card */
  activated?: boolean | undefined
  /** Installed or fitted */
  installed?: boolean | undefined
  /** The original retail box is there and undamaged; opening it is no damage */
  packagingIntact?: boolean | undefined
  /** Every accessory, manual and certificate is there */
  accessoriesComplete?: boolean | undefined
  /** Every gift that came with it is there; true when there was none */
  giftsComplete?: boolean | undefined
  /** The single-use hygiene, freshness or media seal is unbroken */
  sealIntact?: boolean | undefined
  /** Trade marks and tags are attached, not cut or removed */
  tagsOn?: boolean | undefined
  /** Anti-counterfeit code or anti-damage tag is unscratched and attached */
  antiFakeMarkIntact?: boolean | undefined
  /** Serial number and certification mark are legible and unaltered */
  serialIntact?: boolean | undefined
  /** The serial number is the one that was sold */
  serialMatches?: boolean | undefined
  /** Adapted for the buyer after delivery: strap shortened, ring resized, cut to length */
  altered?: boolean | undefined
  /** Damaged by fall, liquid, misuse or alteration after delivery */
  userDamage?: boolean | undefined
  /** Opened or repaired by somebody without authorisation */
  unauthorisedRepair?: boolean | undefined
  /** A device lock, such as find-my-phone, is switched on */
  accountLocked?: boolean | undefined
  /** Share of the content that is left (unit: percent, 0 to 100) */
  remainingPercent?: number | undefined
  /** Used without a break as the instructions say */
  usedAsDirected?: boolean | undefined
  /** Share of the goods that is spoiled, dead or thawed (unit: percent, 0 to 100) */
  damagedPercent?: number | undefined
  /** Distance driven, for vehicles (unit: km, 0 to 2000000) */
  kilometres?: number | undefined
  /** Frozen goods had thawed on arrival */
  thawed?: boolean | undefined
  /** Where the paper invoice is */
  paperInvoice?: 'none_issued' | 'held' | 'lost' | undefined
}

/** What is claimed, and what was found about it. A pack adds its own facts by declaration merging. */
export interface ClaimFacts {
  /** What the buyer wrote; no rule reads it */
  description?: string | undefined
  /** Why the claim is made */
  reason?: ClaimReason | undefined
  /** Service asked for */
  service?: Service | undefined
  /** Moment at which the buyer gave notice */
  submittedAt?: Instant | undefined
  /** Units that the claim covers (unit: piece, 1 to 100000) */
  quantity?: number | undefined
  /** Evidence already handed in; [] when none */
  evidence?: EvidenceKind[] | undefined
  /** How far the present claim has come */
  stage?: 'new' | 'under_review' | 'change_proposed' | 'refusal_proposed' | 'refused' | 'approved' | 'sent_back' | 'received' | 'done' | 'closed' | undefined
  /** Ground on which the seller refused */
  refusalGround?: 'package_opened' | 'packaging_missing' | 'signed_for' | 'not_intact' | 'other' | undefined
  /** Part with the fault */
  part?: Part | undefined
  /** A test or the seller has confirmed the fault */
  faultConfirmed?: boolean | undefined
  /** The fault is in the fault table of the three-guarantee rule */
  faultListed?: boolean | undefined
  /** Cause of the claimed fault */
  faultCause?: 'product' | 'software' | 'user' | 'unauthorised_repair' | 'wear' | 'none_found' | undefined
  /** It is a fault that an earlier repair was meant to cure */
  faultRecurs?: boolean | undefined
  /** How grave the defect is */
  severity?: 'repairable' | 'part_replacement' | 'unsafe' | 'useless' | undefined
  /** Why the repair under way is late */
  repairDelayCause?: 'no_parts' | 'repairer' | 'other' | undefined
  /** Strongest proof of purchase that the buyer has */
  purchaseProof?: 'papers' | 'other' | 'none' | undefined
  /** The seller was told within a reasonable time after the defect was found */
  noticePrompt?: boolean | undefined
  /** The package was opened and checked with the courier at delivery */
  checkedAtDelivery?: boolean | undefined
  /** The claim covers every piece of the set */
  wholeSet?: boolean | undefined
  /** Bright pixels on the screen (unit: pixel, 0 to 999) */
  brightPixels?: number | undefined
  /** Weight missing against the marked weight (unit: mg, 0 to 1000000) */
  weightShortMg?: number | undefined
  /** Disease found by the vet */
  disease?: 'distemper' | 'parvovirus' | 'panleukopenia' | 'other' | undefined
  /** What was found about the safety of the food */
  foodFinding?: 'unsafe' | 'label_flaw' | 'none' | undefined
  /** Fraud by the seller is proven, or presumed and not disproved */
  fraudShown?: boolean | undefined
  /** The buyer swapped the goods or altered dates */
  buyerTampered?: boolean | undefined
  /** The quantity stays within household use */
  quantityReasonable?: boolean | undefined
  /** The buyer knew of the defect when buying */
  boughtKnowingly?: boolean | undefined
  /** Seller or platform cannot or will not produce its contract and transaction records */
  recordsWithheld?: boolean | undefined
  /** Price of one unit now, for the same item and offer (minor units, 0 to 1000000000) */
  priceNow?: Minor | undefined
  /** What lowered the price */
  priceDropCause?: 'list_price' | 'coupon' | 'platform_subsidy' | 'state_subsidy' | 'live_stream' | 'payment_discount' | 'flash_sale' | 'trade_in' | undefined
  /** Where the refund went */
  refundedTo?: 'original_payment' | 'account_balance' | 'store_credit' | undefined
  /** The buyer expressly agreed to a refund by another way */
  refundChannelAgreed?: boolean | undefined
  /** Points to be taken back that the account no longer holds; 0 when none (unit: point, 0 to 10000000) */
  pointsShort?: number | undefined
  /** Pickup and delivery address are the same */
  pickupAddressSame?: boolean | undefined
  /** How the goods go back */
  sendBackBy?: 'platform_pickup' | 'buyer_ships' | 'drop_off' | 'store' | undefined
  /** Distance of the pickup (unit: m, 0 to 1000000) */
  pickupMetres?: number | undefined
  /** Weight of the pickup (unit: g, 0 to 1000000) */
  pickupGrams?: number | undefined
}

/** What happened when; `null`: known not to have happened by `asOf`. A pack adds its own facts by declaration merging. */
export interface EventFacts {
  /** Informed of the right to withdraw: The buyer received the information on the right to withdraw that the law requires; null when it was never given */
  informed?: Instant | null | undefined
  /** Payment succeeded: Moment at which the online payment went through */
  paid?: Instant | null | undefined
  /** Delivery due: End of the agreed time for delivery */
  deliveryDue?: Instant | null | undefined
  /** Delivery demanded: The buyer asked for delivery after deliveryDue */
  deliveryDemanded?: Instant | null | undefined
  /** Period of grace ends: End of the reasonable period set by the demand; may lie in the future */
  graceEnds?: Instant | null | undefined
  /** Parcel arrived, by the carrier’s record: Arrival shown by a carrier that records no signature; stands in for delivered */
  carrierArrived?: Instant | null | undefined
  /** Left in a locker or with a third person: Counts as delivery only when order.lockerConsent is true */
  placedInLocker?: Instant | null | undefined
  /** Delivered: The addressee signed or took the parcel with this item; for online supply, the moment it could be retrieved */
  delivered?: Instant | null | undefined
  /** Last parcel of the order delivered: Delivery of the last parcel when one order or set comes in several */
  lastParcelDelivered?: Instant | null | undefined
  /** Order completed: The buyer confirmed receipt, or the platform did so automatically */
  orderConfirmed?: Instant | null | undefined
  /** Installation finished: Installation and set-up by the seller’s or maker’s side were finished */
  installed?: Instant | null | undefined
  /** Invoice requested: The buyer applied for the invoice */
  invoiceRequested?: Instant | null | undefined
  /** Invoice urged: The buyer urged a late invoice through the platform */
  invoiceUrged?: Instant | null | undefined
  /** Invoice issued: Date on the invoice, start of that day */
  invoiced?: Instant | null | undefined
  /** Made: Factory date that the serial number stands for, start of that day */
  factoryDate?: Instant | null | undefined
  /** Shelf life or validity ends: Start of the last day of the shelf life, or of the validity of a voucher; may lie in the future */
  expiryDate?: Instant | null | undefined
  /** Dated promise ends: Day until which a page promise with a fixed date holds, start of that day */
  promiseEnds?: Instant | null | undefined
  /** Defect found: The defect first showed */
  defectFound?: Instant | null | undefined
  /** Infringement known: The buyer knew or should have known that a right was infringed */
  breachKnown?: Instant | null | undefined
  /** Price dropped: The lower price of the same item first applied */
  priceDropped?: Instant | null | undefined
  /** Change proposed: The seller proposed another service than the one asked for */
  changeProposed?: Instant | null | undefined
  /** Refusal proposed: The seller proposed to close the claim by agreement */
  refusalProposed?: Instant | null | undefined
  /** Claim approved: The claim was accepted, by a person or by silence */
  claimApproved?: Instant | null | undefined
  /** Claim refused: The refusal reached the buyer */
  claimRefused?: Instant | null | undefined
  /** Evidence requested: The platform asked a party for evidence in a dispute */
  evidenceRequested?: Instant | null | undefined
  /** Collected: The courier sent for the goods took them */
  collected?: Instant | null | undefined
  /** Sent back: The goods were handed to a carrier, by the date of the waybill */
  sentBack?: Instant | null | undefined
  /** Return received: The returned or exchanged goods reached the seller */
  returnReceived?: Instant | null | undefined
  /** Taken in for repair: The repairer took the goods in for the repair now open; when left out, openedAt of the open repair case */
  repairReceived?: Instant | null | undefined
  /** Replacement handed over: The buyer received the replacement; when left out, closedAt of the last exchange that was done */
  exchanged?: Instant | null | undefined
  /** Refund made: The refund left the seller or platform; arrival is later */
  refunded?: Instant | null | undefined
  /** Complaint received: The authority received the complaint */
  complaintReceived?: Instant | null | undefined
  /** Complaint accepted: The authority accepted the complaint for mediation */
  complaintAccepted?: Instant | null | undefined
}

/** A length of time: exactly one unit. The same shape as `Duration` of a rule file, which this layer may not import. */
export type TermDuration =
  | { years: number }
  | { months: number }
  | { weeks: number }
  | { days: number }
  | { hours: number }
  | { workingDays: number }
  | { openHours: number; from: string; to: string; days?: 'all' | 'working' }

/** Terms of a route. A pack adds its own terms by declaration merging. */
export interface GeneratedTerms {
  /** Who pays for sending the goods back, and for sending them out again on exchange or repair */
  freight?: 'buyer' | 'seller' | 'platform' | 'maker'
  /** What happens to the freight of the first delivery */
  outboundFreight?: 'refunded' | 'kept'
  /** Who pays duty and tax of the parcel sent back */
  customsDuty?: 'buyer' | 'seller' | 'platform' | 'maker'
  /** Whether the goods must come back */
  goodsBack?: boolean
  /** Where the refund goes */
  refundTo?: 'original_payment' | 'account_balance' | 'store_credit'
  /** What the refund is counted from, before deductions */
  refundBasis?: 'paid' | 'invoice' | 'order_less_kept' | 'damaged_share' | 'damaged_pieces' | 'part_price' | 'price_difference' | 'agreed'
  /** Refund after deductions; computed, never set by a rule */
  refundAmount?: Minor
  /** What happens to vouchers and points that were used */
  voucherReturn?: 'in_kind' | 'when_all_returned' | 'none'
  /** Ways in which the repair is done */
  repairMode?: ('on_site' | 'send_in' | 'pickup' | 'carry_in')[]
  /** What the repair costs the buyer */
  repairCharge?: 'free' | 'by_quote'
  /** A free substitute is due once the repair has taken longer than this */
  loaner?: TermDuration
  /** Quality of the replacement */
  exchangeQuality?: 'new' | 'same_grade'
  /** What is offered when the same model is no longer available */
  stockFallback?: ('equal_or_better' | 'refund' | 'same_brand')[]
  /** What happens to the guarantee period afterwards */
  warrantyAfter?: 'restarts' | 'part_restarts' | 'continues'
  /** Who serves the buyer */
  servedBy?: 'seller' | 'platform' | 'maker' | 'authorised_centre' | 'dealer' | 'publisher' | 'insurer' | 'authority'
  /** Against whom the claim lies */
  respondents?: ('seller' | 'platform' | 'producer')[]
  /** Who has to prove */
  burdenOfProof?: 'seller' | 'buyer'
  /** Who pays for the test */
  testFee?: 'buyer' | 'seller' | 'losing_party'
  /** How the compensation is counted */
  compensation?: {
    /** What it is counted from */
    of?: 'paid' | 'loss' | 'price_difference' | 'repair_cost'
    /** Times the base */
    multiple?: number
    /** Per cent of the base */
    percent?: number
    /** For each day */
    perDay?: boolean
    /** Days at most */
    maxDays?: number
    /** At least */
    floor?: Minor
    /** At most */
    cap?: Minor
    /** A court or a person sets the amount */
    open?: boolean
  }
  /** Compensation on top of the refund; computed, never set by a rule */
  compensationAmount?: Minor
}

// The shop's own tables in SQLite. They speak the shop's words; order-to-facts.js alone translates them into facts.
import { readFileSync } from 'node:fs'
import sqlite from 'node-sqlite3-wasm'

/** @typedef {{ id: number, name: string, kind: 'person' | 'company', plus: 0 | 1, s2: 0 | 1 }} Customer */
/**
 * @typedef {object} Order
 * @property {string} id
 * @property {number} customer
 * @property {'jd' | 'merchant'} seller
 * @property {string} currency
 * @property {string} placed_at Like every time here: ISO 8601 with an offset.
 * @property {string | null} paid_at
 * @property {string | null} shipped_at
 * @property {string | null} due_at Promised delivery.
 * @property {string | null} signed_at
 * @property {string | null} confirmed_at
 * @property {string | null} cancelled_at
 * @property {string} pay_ways JSON, the shop's own codes.
 * @property {'none' | 'page' | 'confirmed'} exclusion_notice How the buyer was told, before paying, that the goods cannot be returned at will.
 */
/**
 * @typedef {object} Line
 * @property {string} order_id
 * @property {number} line
 * @property {string} sku
 * @property {string} title
 * @property {string} category The shop's own code.
 * @property {string | null} brand
 * @property {number} quantity
 * @property {number} unit_paid In fen, after all discounts.
 * @property {string} promises JSON, the tags as the product page printed them when the order was placed.
 * @property {0 | 1 | null} custom_made null: the seller has not said.
 * @property {0 | 1 | null} fresh
 * @property {0 | 1 | null} digital
 * @property {number} price_refunded In fen for one unit.
 */
/** @typedef {import('aftersales').PastCase} PastCase */
/** @typedef {Pick<PastCase, 'service' | 'outcome'> & { opened_at: string, closed_at: string | null, quantity: number, fault: string | null }} Case */
/** @typedef {{ policy_hash: string, facts_hash: string, result_hash: string, engine_hash: string }} Hashes */
/** @typedef {Hashes & { id: number, order_id: string, line: number, filed_at: string, facts: string, decision: string }} Claim */
/** @typedef {{ customer: Customer, order: Order, lines: { line: Line, cases: Case[] }[] }} OrderRecord */
/** @typedef {ReturnType<typeof openDatabase>} Store */

/** @param {string} file */
const sql = (file) => readFileSync(new URL(file, import.meta.url), 'utf8')

/**
 * Opens the database of the shop, and makes and fills it when it is new.
 *
 * @param {string} file
 */
export function openDatabase(file) {
  const db = new sqlite.Database(file)
  /** @param {string} sql @param {Record<string, unknown>} row */
  const insert = (sql, row) =>
    db.run(`INSERT INTO ${sql} (${Object.keys(row)}) VALUES (${Object.keys(row).map(() => '?')})`, /** @type {any[]} */ (Object.values(row)))
  /** @param {() => void} work */
  const transaction = (work) => {
    db.exec('BEGIN IMMEDIATE')
    try {
      work()
      db.exec('COMMIT')
    } catch (error) {
      db.exec('ROLLBACK')
      throw error
    }
  }

  if (db.get("SELECT 1 FROM sqlite_schema WHERE name = 'orders'") === null) transaction(() => db.exec(sql('schema.sql') + sql('seed.sql')))

  return {
    orderIds: () => db.all('SELECT id FROM orders ORDER BY id').map(({ id }) => String(id)),

    /** @param {string} id @returns {OrderRecord | undefined} */
    order(id) {
      const order = /** @type {Order | null} */ (db.get('SELECT * FROM orders WHERE id = ?', id))
      if (order === null) return undefined
      const customer = /** @type {Customer} */ (db.get('SELECT * FROM customers WHERE id = ?', order.customer))
      const lines = /** @type {Line[]} */ (db.all('SELECT * FROM lines WHERE order_id = ? ORDER BY line', id))
      const casesOf = (/** @type {number} */ line) =>
        /** @type {Case[]} */ (db.all('SELECT * FROM cases WHERE order_id = ? AND line = ? ORDER BY opened_at', [id, line]))
      return { order, customer, lines: lines.map((line) => ({ line, cases: casesOf(line.line) })) }
    },

    /**
     * Stores a claim; one that asks for a service is also a case of its line from now on, so that the next claim on it counts its units.
     *
     * @param {Omit<Claim, 'id'>} claim @param {PastCase['service'] | undefined} service @param {number} quantity
     */
    addClaim(claim, service, quantity) {
      let id = 0
      transaction(() => {
        id = Number(insert('claims', claim).lastInsertRowid)
        const { order_id, line, filed_at } = claim
        if (service) insert('cases', { order_id, line, service, opened_at: filed_at, closed_at: null, outcome: 'open', quantity, fault: null, claim: id })
      })
      return id
    },

    /** @param {number} id */
    claim: (id) => /** @type {Claim | null} */ (db.get('SELECT * FROM claims WHERE id = ?', id)),

    close: () => db.close(),
  }
}

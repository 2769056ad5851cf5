/**
 * Sends BGP messages from many addresses at once, and keeps what comes back. Runs as a process of its own, as it has to
 * be in the router's network namespace. On standard input: one JSON text, `{ remote, port, peers: [{ local, messages }] }`,
 * each message in base64 with the OPEN first. On standard output a line for each peer when all of it is sent; what the
 * router sent is written, as JSON, when standard input says so with a second line.
 */
import { connect } from 'node:net'
import { createInterface } from 'node:readline'

const keepalive = Buffer.from(`${'ff'.repeat(16)}001304`, 'hex')
const type = { notification: 3, keepalive: 4, update: 2 }
/** @type {Buffer[][]} */
const received = []

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const { remote, port, peers } = JSON.parse((await lines.next()).value)

for (const [index, peer] of peers.entries()) dial(index, peer)
await lines.next()
process.stdout.write(`${JSON.stringify(received.map(each => each.map(message => message.toString('base64'))))}\n`, () =>
  process.exit(0),
)

/**
 * Opens a session; a router that is not ready closes the connection, and is asked again.
 * @param {number} index
 * @param {{ readonly local: string, readonly messages: readonly string[] }} peer
 */
function dial(index, peer) {
  const [open = Buffer.alloc(0), ...updates] = peer.messages.map(each => Buffer.from(each, 'base64'))
  const socket = connect({ host: remote, port, localAddress: peer.local })
  let buffer = Buffer.alloc(0)
  let sent = false
  /** @type {Buffer[]} */
  const updatesOf = (received[index] = [])
  socket.on('connect', () => socket.write(open))
  socket.on('error', () => undefined)
  socket.on('close', () => (sent ? undefined : setTimeout(() => dial(index, peer), 200)))
  socket.on('data', data => {
    buffer = Buffer.concat([buffer, data])
    while (buffer.length >= 19 && buffer.length >= buffer.readUInt16BE(16)) {
      const message = buffer.subarray(0, buffer.readUInt16BE(16))
      buffer = buffer.subarray(message.length)
      if (message[18] === type.notification) process.stdout.write(`refused ${index} ${message.toString('hex')}\n`)
      if (message[18] === type.update) updatesOf.push(message)
      if (message[18] === type.keepalive && !sent) {
        sent = true
        socket.write(Buffer.concat([keepalive, ...updates]), () => process.stdout.write(`sent ${index}\n`))
      } else if (!sent && message[18] === 1) socket.write(keepalive)
    }
  })
}

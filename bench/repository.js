/** Repositories such as people have, made up: manifests of which few or all matter to netc, and routers. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Kinds that do not matter, as they are mixed in a real repository. */
const irrelevant = ['Deployment', 'ConfigMap', 'CronJob', 'ServiceAccount', 'Role', 'PersistentVolumeClaim']

/**
 * Writes files below a folder.
 * @param {string} folder @param {Iterable<readonly [path: string, text: string]>} files
 */
export function write(folder, files) {
  const made = new Set()
  for (const [path, text] of files) {
    const place = join(folder, path)
    const parent = dirname(place)
    if (!made.has(parent)) mkdirSync(parent, { recursive: true })
    made.add(parent)
    writeFileSync(place, text)
  }
}

/**
 * A workload, of 1 to 3 kB.
 * @param {number} i
 */
export function workload(i) {
  const kind = irrelevant[i % irrelevant.length]
  const containers = Array.from(
    { length: 1 + (i % 3) },
    (_, n) => `        - name: c${n}
          image: registry.example/app-${i}:1.${i % 50}.${n}
          args: ["--listen=0.0.0.0:8080", "--log-level", info]
          env:
            - { name: MODE, value: "production" }
            - name: DATABASE
              valueFrom: { configMapKeyRef: { name: app-${i}, key: database } }
          ports:
            - { name: http, containerPort: 8080 }
          resources:
            requests: { cpu: 100m, memory: 128Mi }
            limits: { memory: 256Mi }
          readinessProbe:
            httpGet: { path: /healthz, port: http }
            periodSeconds: 10
`,
  ).join('')
  return `apiVersion: apps/v1
kind: ${kind}
metadata:
  name: app-${i}
  namespace: team-${i % 40}
  labels: { app.kubernetes.io/name: app-${i}, app.kubernetes.io/part-of: team-${i % 40} }
spec:
  replicas: ${1 + (i % 5)}
  selector:
    matchLabels: { app.kubernetes.io/name: app-${i} }
  template:
    metadata:
      labels: { app.kubernetes.io/name: app-${i} }
    spec:
      containers:
${containers}`
}

/**
 * A Service, every fifth of them announced.
 * @param {number} i
 */
function service(i) {
  const isAnnounced = i % 5 === 0
  return `apiVersion: v1
kind: Service
metadata:
  name: app-${i}
  namespace: team-${i % 40}
  labels:
    app.kubernetes.io/name: app-${i}
${isAnnounced ? '    net.example/expose: bgp\n' : ''}spec:
  type: ${isAnnounced ? 'LoadBalancer' : 'ClusterIP'}
  selector:
    app.kubernetes.io/name: app-${i}
  ports:
    - { name: http, port: 80, targetPort: http }
`
}

/**
 * Something that matters: half of them are Services, the rest what leads to one, in the ways people write them.
 * @param {number} i
 */
export function relevant(i) {
  const metadata = `metadata:
  name: "app-${i}"
  namespace: 'team-${i % 40}'
  annotations:
    example.com/owner: team-${i % 40}@example.com # who to ask
  labels:
    app.kubernetes.io/name: app-${i}
`
  if (i % 6 === 1)
    return `# Reached from outside by app-${i}.example.com.
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
${metadata}spec:
  gatewayClassName: cilium
  listeners:
    - { name: http, port: 80, protocol: HTTP, hostname: "app-${i}.example.com" }
`
  if (i % 6 === 3)
    return `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
${metadata}spec:
  parentRefs:
    - name: app-${i - 2}
  rules:
    - matches:
        - path: { type: PathPrefix, value: / }
      backendRefs:
        - { name: app-${i}, port: 80 }
`
  if (i % 6 === 5)
    return `apiVersion: networking.k8s.io/v1
kind: Ingress
${metadata}spec:
  ingressClassName: nginx
  rules:
    - host: app-${i}.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: { service: { name: app-${i}, port: { name: http } } }
`
  return service(i)
}

/**
 * A node of one of ten racks.
 * @param {number} i
 */
function node(i) {
  return `apiVersion: v1
kind: Node
metadata:
  name: node-${i}
  labels: { rack: rack-${i % 10}, kubernetes.io/hostname: node-${i} }
status:
  addresses:
    - { type: InternalIP, address: ${nodeAddress(i)} }
`
}

/** @param {number} i */
function nodeAddress(i) {
  return `10.64.${i % 10}.${10 + Math.floor(i / 10)}`
}

/** What a cluster says of BGP for ten racks: instances, peers, pools, advertisements. */
function cluster() {
  const racks = Array.from({ length: 10 }, (_, rack) => rack)
  const configs = racks.map(
    rack => `apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: rack-${rack}
spec:
  nodeSelector:
    matchLabels: { rack: rack-${rack} }
  bgpInstances:
    - name: main
      localASN: 64512
      peers:
        - name: tor-${rack}
          peerASN: ${65000 + rack}
          peerAddress: 10.64.${rack}.1
          peerConfigRef: { name: tor }
`,
  )
  return `${configs.join('---\n')}---
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  gracefulRestart: { enabled: true, restartTimeSeconds: 120 }
  families:
    - afi: ipv4
      safi: unicast
      advertisements:
        matchLabels: { advertise: bgp }
---
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: services
  labels: { advertise: bgp }
spec:
  advertisements:
    - advertisementType: Service
      service: { addresses: [LoadBalancerIP] }
      selector:
        matchLabels: { net.example/expose: bgp }
---
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 203.0.113.0/24
`
}

/**
 * The router of a rack.
 * @param {number} rack @param {number} nodes how many there are in all racks
 */
function router(rack, nodes) {
  const own = Array.from({ length: nodes }, (_, i) => i).filter(i => i % 10 === rack)
  return `frr version 10.3
frr defaults datacenter
hostname tor-${rack}
interface servers
 ip address 10.64.${rack}.1/24
exit
router bgp ${65000 + rack}
 bgp router-id 10.64.${rack}.1
 neighbor nodes peer-group
 neighbor nodes remote-as 64512
${own.map(i => ` neighbor ${nodeAddress(i)} peer-group nodes\n`).join('')} address-family ipv4 unicast
  neighbor nodes activate
  neighbor nodes soft-reconfiguration inbound
  neighbor nodes route-map from-nodes in
 exit-address-family
exit
ip prefix-list vips seq 5 permit 203.0.113.0/24 le 32
route-map from-nodes permit 10
 match ip address prefix-list vips
exit
`
}

/**
 * A cluster of 20 nodes with ten routers.
 * @returns {Generator<readonly [path: string, text: string]>}
 */
export function* network(nodes = 20) {
  yield ['cluster/bgp.yaml', cluster()]
  for (let i = 0; i < nodes; i++) yield [`cluster/nodes/node-${i}.yaml`, node(i)]
  for (let rack = 0; rack < 10; rack++) yield [`routers/tor-${rack}/frr.conf`, router(rack, nodes)]
}

/**
 * That many resources, of which one in so many matters, in seven files for every ten resources.
 * @param {number} resources @param {number} oneIn
 * @returns {Generator<readonly [path: string, text: string]>}
 */
export function* mixed(resources, oneIn) {
  const one = (/** @type {number} */ i) => (i % oneIn === 0 ? service(i / oneIn) : workload(i))
  let file = 0
  for (let i = 0; i < resources; file++) {
    // Of seven files, three hold two documents.
    const documents = file % 7 < 3 ? 2 : 1
    yield [
      `apps/team-${file % 40}/app-${file}.yaml`,
      Array.from({ length: Math.min(documents, resources - i) }, (_, n) => one(i + n)).join('---\n'),
    ]
    i += documents
  }
}

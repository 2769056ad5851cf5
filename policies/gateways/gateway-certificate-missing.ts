import { deploysMore, gatewaysOfCilium, mayUseSecret, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'The certificate that a Gateway names is there, and the Gateway may use it.',
  why: 'The listener is not programmed (ResolvedRefs is False, InvalidCertificateRef or RefNotPermitted), and clients get no TLS',
  see: [
    'Gateway API: Gateway spec.listeners[].tls.certificateRefs',
    'Gateway API: ReferenceGrant (GEP-709)',
    'cert-manager: annotation cert-manager.io/cluster-issuer on a Gateway',
  ],
  messages: {
    missing: 'listener {listener} of {gateway} takes its certificate from Secret {secret}, which no file has',
    refused:
      'listener {listener} of {gateway} takes its certificate from Secret {secret}, and no ReferenceGrant lets it',
  },

  check(network, report) {
    for (const cluster of network.isComplete ? network.clusters : []) {
      if (cluster.isPartial || deploysMore(cluster)) continue
      for (const gateway of gatewaysOfCilium(cluster)) {
        // cert-manager makes the Secrets of a Gateway that names an issuer.
        if (Object.keys(gateway.ownAnnotations ?? {}).some(key => key.startsWith('cert-manager.io/'))) continue
        for (const listener of gateway.listeners ?? [])
          for (const certificate of listener.certificates ?? []) {
            if ((certificate.kind ?? 'Secret') !== 'Secret') continue
            const namespace = certificate.namespace ?? gateway.namespace
            const named = cluster.secrets.filter(({ name }) => name === certificate.name)
            const isThere = named.some(each => each.namespace === namespace)
            if (isThere && (namespace === gateway.namespace || mayUseSecret(gateway, certificate, cluster))) continue
            const [elsewhere] = named
            report({
              on: certificate,
              field: 'name',
              message: isThere ? 'refused' : 'missing',
              data: {
                listener: listener.name,
                gateway: `${gateway.namespace}/${gateway.name}`,
                secret: `${namespace}/${certificate.name}`,
              },
              ...(elsewhere && {
                related: [{ on: elsewhere, field: 'namespace', message: `it is in ${elsewhere.namespace}` }],
              }),
              help: isThere
                ? `write a ReferenceGrant in ${namespace}, from Gateways of ${gateway.namespace} to Secret ${certificate.name}`
                : `write a Secret ${certificate.name} of type kubernetes.io/tls in ${namespace}, or a Certificate with that secretName`,
            })
          }
      }
    }
  },

  bad: [
    `
complete
-- cluster/gateway.yaml --
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: edge
  namespace: prod
spec:
  gatewayClassName: cilium
  listeners:
    - name: https
      protocol: HTTPS
      port: 443
      tls:
        mode: Terminate
        certificateRefs:
          - name: web-tls
                  ^^^^^^^ listener https of prod/edge takes its certificate from Secret prod/web-tls, which no file has
---
apiVersion: v1
kind: Secret
metadata:
  name: web-tls
  namespace: default
             ~~~~~~~ it is in default
type: kubernetes.io/tls
`,
    `
complete
-- cluster/gateway.yaml --
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: edge
  namespace: prod
spec:
  gatewayClassName: cilium
  listeners:
    - name: https
      protocol: HTTPS
      port: 443
      tls:
        certificateRefs:
          - name: web-tls
                  ^^^^^^^ listener https of prod/edge takes its certificate from Secret certificates/web-tls, and no ReferenceGrant lets it
            namespace: certificates
---
apiVersion: v1
kind: Secret
metadata:
  name: web-tls
  namespace: certificates
             ~~~~~~~~~~~~ it is in certificates
type: kubernetes.io/tls
`,
  ],
  good: [
    // There; made by cert-manager; granted.
    `
complete
-- cluster/gateways.yaml --
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: edge
  namespace: prod
spec:
  gatewayClassName: cilium
  listeners:
    - name: https
      protocol: HTTPS
      port: 443
      tls:
        certificateRefs:
          - name: web-tls
          - name: api-tls
          - name: wildcard-tls
            namespace: certificates
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: inner
  namespace: prod
  annotations:
    cert-manager.io/cluster-issuer: ca
spec:
  gatewayClassName: cilium
  listeners:
    - name: https
      protocol: HTTPS
      port: 443
      tls:
        certificateRefs:
          - name: inner-tls
---
apiVersion: v1
kind: Secret
metadata:
  name: web-tls
  namespace: prod
type: kubernetes.io/tls
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata:
  name: api
  namespace: prod
spec:
  secretName: api-tls
  dnsNames: [api.example.org]
  issuerRef: { name: ca }
---
apiVersion: v1
kind: Secret
metadata:
  name: wildcard-tls
  namespace: certificates
type: kubernetes.io/tls
---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata:
  name: gateways
  namespace: certificates
spec:
  from:
    - { group: gateway.networking.k8s.io, kind: Gateway, namespace: prod }
  to:
    - { group: "", kind: Secret }
`,
    // The Secret may lie elsewhere.
    `
-- cluster/gateway.yaml --
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: edge
spec:
  gatewayClassName: cilium
  listeners:
    - name: https
      protocol: HTTPS
      port: 443
      tls:
        certificateRefs:
          - name: web-tls
`,
  ],
})

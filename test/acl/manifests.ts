/** A small cluster: two namespaces, three pods, two nodes. */
export const INVENTORY = `
apiVersion: v1
kind: List
items:
  - { apiVersion: v1, kind: Namespace, metadata: { name: prod, labels: { team: a } } }
  - { apiVersion: v1, kind: Namespace, metadata: { name: dev } }
  - apiVersion: v1
    kind: Node
    metadata: { name: win-1 }
    spec: { podCIDRs: [10.244.1.0/24] }
    status: { addresses: [{ type: InternalIP, address: 10.0.0.4 }, { type: Hostname, address: win-1 }] }
  - apiVersion: v1
    kind: Pod
    metadata: { name: web, namespace: prod, labels: { app: web } }
    spec:
      nodeName: win-1
      containers: [{ name: c, ports: [{ name: http, containerPort: 8080 }] }]
    status: { phase: Running, podIP: 10.244.1.5, podIPs: [{ ip: 10.244.1.5 }] }
  - apiVersion: v1
    kind: Pod
    metadata: { name: db, namespace: prod, labels: { app: db } }
    spec: { nodeName: win-1 }
    status: { podIP: 10.244.1.6 }
  - apiVersion: v1
    kind: Pod
    metadata: { name: ci, namespace: dev, labels: { app: web } }
    spec: { nodeName: win-2 }
    status: { podIP: 10.244.2.5 }
  - apiVersion: v1
    kind: Pod
    metadata: { name: on-host, namespace: dev }
    spec: { hostNetwork: true }
    status: { podIP: 10.0.0.4 }
`

export const POLICIES = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web-in, namespace: prod }
spec:
  podSelector: { matchLabels: { app: web } }
  ingress:
    - from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: dev } } }]
      ports: [{ port: http }, { port: 9000, endPort: 9005 }]
    - from: [{ ipBlock: { cidr: 192.168.0.0/16, except: [192.168.1.0/24] } }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db-closed, namespace: prod }
spec:
  podSelector: { matchLabels: { app: db } }
  policyTypes: [Ingress, Egress]
`

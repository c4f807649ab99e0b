/**
 * The troubleshooting questions of the Japanese page about Windows support in the Kubernetes documentation, by the topic
 * that answers each: who reads that page asks in its words. Source: kubernetes/website
 * content/ja/docs/setup/production-environment/windows/intro-windows-in-kubernetes.md.
 */
export const JAPANESE_QUESTIONS: Readonly<Record<string, string>> = {
  'is-the-node-ready': 'start.ps1が正常に完了したことをどのように確認できますか',
  'run-as-service':
    'Kubernetesノードのプロセスをサービスとしてバックグラウンドで実行するように構成できますか',
  'pod-has-no-network': 'Windows Podにネットワーク接続がありません',
  'ping-outside': 'Windows Podが外部リソースにpingできません',
  'nodeport-from-node': 'WindowsノードがNodePort Serviceにアクセスできません',
  'endpoints-deleted': 'コンテナのvNICとHNSエンドポイントが削除されています',
  'stale-source-vip': 'flannelを使用すると、クラスターに再参加した後、ノードに問題が発生します',
  'waiting-for-network':
    'start.ps1を起動した後、flanneldが「ネットワークが作成されるのを待っています」と表示されたままになります',
  'subnet-env-missing': '/run/flannel/subnet.envがないため、Windows Podを起動できません',
  'service-ip-from-node': 'WindowsノードがService IPを使用してServiceにアクセスできない',
  'no-network-adapter': 'kubeletの起動時にネットワークアダプターが見つかりません',
  'container-creating':
    'Podが「Container Creating」と表示されたまま動かなくなったり、何度も再起動を繰り返します',
  'dns-resolution': 'DNS名前解決が正しく機能していない',
  'port-forward-wincat':
    'kubectl port-forwardが「ポート転送を実行できません:wincatが見つかりません」で失敗します',
  'behind-a-proxy': 'Windows Serverノードがプロキシの背後にあるため、Kubernetesのインストールが失敗します',
  'pause-container': 'pauseコンテナとは何ですか',
}

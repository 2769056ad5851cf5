/** The policies that come with netc. Written by `npm run policies` from the files of this folder. */
import type { Policy } from '../src/lint/policy.ts'
import advertAggregationEtpLocal from './advertisements/advert-aggregation-etp-local.ts'
import advertOverlapPre118 from './advertisements/advert-overlap-pre118.ts'
import advertSelectorMatchesNoService from './advertisements/advert-selector-matches-no-service.ts'
import advertSelectorMissing from './advertisements/advert-selector-missing.ts'
import advertSelectorNearMiss from './advertisements/advert-selector-near-miss.ts'
import advertSelectorOnPodcidr from './advertisements/advert-selector-on-podcidr.ts'
import advertServiceAddressesMissing from './advertisements/advert-service-addresses-missing.ts'
import advertUnreferenced from './advertisements/advert-unreferenced.ts'
import aggregationBlackhole from './advertisements/aggregation-blackhole.ts'
import clusteripAdvertNeedsBpf from './advertisements/clusterip-advert-needs-bpf.ts'
import communityNotAccepted from './advertisements/community-not-accepted.ts'
import lbServiceNotAdvertised from './advertisements/lb-service-not-advertised.ts'
import loadBalancerClassBlocksAdvert from './advertisements/load-balancer-class-blocks-advert.ts'
import localPrefOnEbgp from './advertisements/local-pref-on-ebgp.ts'
import multiInstance116 from './advertisements/multi-instance-116.ts'
import peerAdvertSelectorMatchesNothing from './advertisements/peer-advert-selector-matches-nothing.ts'
import peerWithoutAdverts from './advertisements/peer-without-adverts.ts'
import podcidrBehindTunnel from './advertisements/podcidr-behind-tunnel.ts'
import podcidrUnsupportedIpam from './advertisements/podcidr-unsupported-ipam.ts'
import serviceAdvertMissing from './advertisements/service-advert-missing.ts'
import wellKnownCommunityBlocks from './advertisements/well-known-community-blocks.ts'
import authSecretMissing from './authentication/auth-secret-missing.ts'
import authSecretMissingKey from './authentication/auth-secret-missing-key.ts'
import authSecretWrongNamespace from './authentication/auth-secret-wrong-namespace.ts'
import bgpSecretHelmKeyTypo from './authentication/bgp-secret-helm-key-typo.ts'
import passwordMismatch from './authentication/password-mismatch.ts'
import passwordOneSideOnly from './authentication/password-one-side-only.ts'
import passwordTooLong from './authentication/password-too-long.ts'
import secretInCleartext from './authentication/secret-in-cleartext.ts'
import secretTrailingNewline from './authentication/secret-trailing-newline.ts'
import sessionUnauthenticated from './authentication/session-unauthenticated.ts'
import weakPassword from './authentication/weak-password.ts'
import ecmpDifferentAsPaths from './ecmp/ecmp-different-as-paths.ts'
import ecmpIbgpEbgpMix from './ecmp/ecmp-ibgp-ebgp-mix.ts'
import ecmpWidthExceedsMaxPaths from './ecmp/ecmp-width-exceeds-max-paths.ts'
import listenLimitExceeded from './ecmp/listen-limit-exceeded.ts'
import listenRangeTooWide from './ecmp/listen-range-too-wide.ts'
import maximumPathsOne from './ecmp/maximum-paths-one.ts'
import nextHopUnresolved from './ecmp/next-hop-unresolved.ts'
import singlePeer from './ecmp/single-peer.ts'
import staticNeighborsVsListenRange from './ecmp/static-neighbors-vs-listen-range.ts'
import egressDefaultRoute from './egress/egress-default-route.ts'
import egressGatewaySelectorEmpty from './egress/egress-gateway-selector-empty.ts'
import egressIncompatibleFeatures from './egress/egress-incompatible-features.ts'
import egressIpAndInterface from './egress/egress-ip-and-interface.ts'
import egressIpNotOnGateway from './egress/egress-ip-not-on-gateway.ts'
import egressMultipleNodes from './egress/egress-multiple-nodes.ts'
import egressNeedsBpfMasquerade from './egress/egress-needs-bpf-masquerade.ts'
import asPathLoopBetweenRacks from './frr/as-path-loop-between-racks.ts'
import defaultOriginateToNodes from './frr/default-originate-to-nodes.ts'
import ebgpNoPolicy from './frr/ebgp-no-policy.ts'
import ebgpPolicyCheckDisabled from './frr/ebgp-policy-check-disabled.ts'
import emptyPrefixListPermits from './frr/empty-prefix-list-permits.ts'
import familyNotActivated from './frr/family-not-activated.ts'
import inboundPolicyDeniesExpected from './frr/inbound-policy-denies-expected.ts'
import inboundPolicyTooWide from './frr/inbound-policy-too-wide.ts'
import matchAclVsPrefixList from './frr/match-acl-vs-prefix-list.ts'
import maximumPrefixTooLow from './frr/maximum-prefix-too-low.ts'
import networkNotInRib from './frr/network-not-in-rib.ts'
import noInboundPolicy from './frr/no-inbound-policy.ts'
import outboundPermitAll from './frr/outbound-permit-all.ts'
import prefixListMissesHostRoutes from './frr/prefix-list-misses-host-routes.ts'
import prefixListRedundantDeny from './frr/prefix-list-redundant-deny.ts'
import prefixListSeqDuplicate from './frr/prefix-list-seq-duplicate.ts'
import prefixListShadowed from './frr/prefix-list-shadowed.ts'
import prefixListWindowInvalid from './frr/prefix-list-window-invalid.ts'
import redistributeUnfiltered from './frr/redistribute-unfiltered.ts'
import softReconfigurationMissing from './frr/soft-reconfiguration-missing.ts'
import undefinedPeerGroup from './frr/undefined-peer-group.ts'
import undefinedPrefixList from './frr/undefined-prefix-list.ts'
import undefinedRouteMap from './frr/undefined-route-map.ts'
import unusedPrefixList from './frr/unused-prefix-list.ts'
import unusedRouteMap from './frr/unused-route-map.ts'
import v6OverV4Session from './frr/v6-over-v4-session.ts'
import backendServiceAlsoExposed from './gateways/backend-service-also-exposed.ts'
import etpLocalOnEnvoyService from './gateways/etp-local-on-envoy-service.ts'
import gatewayCertificateMissing from './gateways/gateway-certificate-missing.ts'
import gatewayHostnetworkNoLb from './gateways/gateway-hostnetwork-no-lb.ts'
import gatewayInfrastructureFieldPruned from './gateways/gateway-infrastructure-field-pruned.ts'
import gatewayLabelOnlyOnLiveService from './gateways/gateway-label-only-on-live-service.ts'
import gatewayNeedsKpr from './gateways/gateway-needs-kpr.ts'
import gatewayServiceUnlabelled from './gateways/gateway-service-unlabelled.ts'
import ipfamilyMismatch from './gateways/ipfamily-mismatch.ts'
import bfdDaemonOff from './host/bfd-daemon-off.ts'
import ecmpHashL3Only from './host/ecmp-hash-l3-only.ts'
import frrBgpdDisabled from './host/frr-bgpd-disabled.ts'
import frrEarlyExit from './host/frr-early-exit.ts'
import frrParseRejectsLine from './host/frr-parse-rejects-line.ts'
import frrProfileMismatch from './host/frr-profile-mismatch.ts'
import frrSecondBgp from './host/frr-second-bgp.ts'
import frrSplitConfig from './host/frr-split-config.ts'
import frrUndeclaredPeer from './host/frr-undeclared-peer.ts'
import frrUnitEditedInPlace from './host/frr-unit-edited-in-place.ts'
import frrUnitOrdering from './host/frr-unit-ordering.ts'
import frrUnitOrderingCycle from './host/frr-unit-ordering-cycle.ts'
import frrUnknownCommand from './host/frr-unknown-command.ts'
import frrVersionLineMissing from './host/frr-version-line-missing.ts'
import hostIpForwardOff from './host/host-ip-forward-off.ts'
import rpFilterStrict from './host/rp-filter-strict.ts'
import bgpControlPlaneDisabled from './installation/bgp-control-plane-disabled.ts'
import k8sServiceHostSingle from './installation/k8s-service-host-single.ts'
import l7proxyOffBreaksGateway from './installation/l7proxy-off-breaks-gateway.ts'
import wireguardL7WorkaroundObsolete from './installation/wireguard-l7-workaround-obsolete.ts'
import kustomizeCycle from './kustomize/kustomize-cycle.ts'
import kustomizeDuplicateResource from './kustomize/kustomize-duplicate-resource.ts'
import kustomizeMissingResource from './kustomize/kustomize-missing-resource.ts'
import kustomizePatchFails from './kustomize/kustomize-patch-fails.ts'
import kustomizePatchWithoutTarget from './kustomize/kustomize-patch-without-target.ts'
import kustomizeSchema from './kustomize/kustomize-schema.ts'
import l2AndBgpSameService from './l2/l2-and-bgp-same-service.ts'
import l2ClientRateLimit from './l2/l2-client-rate-limit.ts'
import l2EtpLocal from './l2/l2-etp-local.ts'
import l2InterfaceNotInDevices from './l2/l2-interface-not-in-devices.ts'
import l2Ipv6 from './l2/l2-ipv6.ts'
import l2LeaseTimings from './l2/l2-lease-timings.ts'
import l2NeedsKpr from './l2/l2-needs-kpr.ts'
import l2NodeSelectorEmptySet from './l2/l2-node-selector-empty-set.ts'
import l2NotEnabled from './l2/l2-not-enabled.ts'
import l2PolicyAnnouncesNothing from './l2/l2-policy-announces-nothing.ts'
import l2SelectorMatchesNoService from './l2/l2-selector-matches-no-service.ts'
import asnNotPrivate from './peering/asn-not-private.ts'
import autodiscoveryNeedsListenRange from './peering/autodiscovery-needs-listen-range.ts'
import ciliumPeerMissing from './peering/cilium-peer-missing.ts'
import duplicateInstanceOrPeerName from './peering/duplicate-instance-or-peer-name.ts'
import duplicatePeer from './peering/duplicate-peer.ts'
import ebgpMultihopMissing from './peering/ebgp-multihop-missing.ts'
import frrNeighborMissing from './peering/frr-neighbor-missing.ts'
import ibgpNextHopUnreachable from './peering/ibgp-next-hop-unreachable.ts'
import ibgpNoReadvertise from './peering/ibgp-no-readvertise.ts'
import localAsnMismatch from './peering/local-asn-mismatch.ts'
import localPortPrivileged from './peering/local-port-privileged.ts'
import nobodyListens from './peering/nobody-listens.ts'
import nodeOverrideDangling from './peering/node-override-dangling.ts'
import nodeSelectorMatchesNothing from './peering/node-selector-matches-nothing.ts'
import nodeSelectorOverlap from './peering/node-selector-overlap.ts'
import peerAddressHasMask from './peering/peer-address-has-mask.ts'
import peerAddressNotARouter from './peering/peer-address-not-a-router.ts'
import peerAddressVsUpdateSource from './peering/peer-address-vs-update-source.ts'
import peerAsnMismatch from './peering/peer-asn-mismatch.ts'
import peerAsnZero from './peering/peer-asn-zero.ts'
import peerConfigRefDangling from './peering/peer-config-ref-dangling.ts'
import portOneSideOnly from './peering/port-one-side-only.ts'
import routerIdDuplicate from './peering/router-id-duplicate.ts'
import routerIdInvalid from './peering/router-id-invalid.ts'
import routerNotPeered from './peering/router-not-peered.ts'
import ttlSecurityVsCilium from './peering/ttl-security-vs-cilium.ts'
import unnumberedVsCilium from './peering/unnumbered-vs-cilium.ts'
import cidrHostBitsSet from './pools/cidr-host-bits-set.ts'
import lbIpamOtherController from './pools/lb-ipam-other-controller.ts'
import poolContainsInfrastructureAddress from './pools/pool-contains-infrastructure-address.ts'
import poolExhausted from './pools/pool-exhausted.ts'
import poolFirstLastIp from './pools/pool-first-last-ip.ts'
import poolOverlap from './pools/pool-overlap.ts'
import poolOverlapsNodeSubnet from './pools/pool-overlaps-node-subnet.ts'
import poolOverlapsOtherPoolOwner from './pools/pool-overlaps-other-pool-owner.ts'
import poolOverlapsPodCidr from './pools/pool-overlaps-pod-cidr.ts'
import poolOverlapsServiceCidr from './pools/pool-overlaps-service-cidr.ts'
import poolRangeInvalid from './pools/pool-range-invalid.ts'
import poolSelectsEverything from './pools/pool-selects-everything.ts'
import poolV6OnV4Cluster from './pools/pool-v6-on-v4-cluster.ts'
import poolWithoutAdvertiser from './pools/pool-without-advertiser.ts'
import requestedIpAnnotationOld from './pools/requested-ip-annotation-old.ts'
import requestedIpConflict from './pools/requested-ip-conflict.ts'
import requestedIpNotInPool from './pools/requested-ip-not-in-pool.ts'
import serviceMatchesNoPool from './pools/service-matches-no-pool.ts'
import boolLabel from './schema/bool-label.ts'
import ciliumSchema from './schema/cilium-schema.ts'
import enumInvalid from './schema/enum-invalid.ts'
import instanceAsnMissing from './schema/instance-asn-missing.ts'
import kubernetesSchema from './schema/kubernetes-schema.ts'
import labelValueInvalid from './schema/label-value-invalid.ts'
import maxInstances from './schema/max-instances.ts'
import nameInvalid from './schema/name-invalid.ts'
import nestedSpec from './schema/nested-spec.ts'
import numberAsString from './schema/number-as-string.ts'
import requiredField from './schema/required-field.ts'
import unknownField from './schema/unknown-field.ts'
import wrongKind from './schema/wrong-kind.ts'
import yamlDuplicateKey from './schema/yaml-duplicate-key.ts'
import yamlParse from './schema/yaml-parse.ts'
import yamlTypographicCharacters from './schema/yaml-typographic-characters.ts'
import acceptDefaultFromNodes from './security/accept-default-from-nodes.ts'
import bogonAdvert from './security/bogon-advert.ts'
import vtyListenAll from './security/vty-listen-all.ts'
import vtyPasswordPlain from './security/vty-password-plain.ts'
import explicitRouterId from './style/explicit-router-id.ts'
import frrDescriptionQuotes from './style/frr-description-quotes.ts'
import frrNoLog from './style/frr-no-log.ts'
import frrRepeatNeighborsPeerGroup from './style/frr-repeat-neighbors-peer-group.ts'
import peerConfigUnused from './style/peer-config-unused.ts'
import secretUnused from './style/secret-unused.ts'
import bfdNotSupportedByCilium from './timers/bfd-not-supported-by-cilium.ts'
import bfdProfileDangling from './timers/bfd-profile-dangling.ts'
import connectRetrySlow from './timers/connect-retry-slow.ts'
import gracefulRestartLongStale from './timers/graceful-restart-long-stale.ts'
import gracefulRestartMissing from './timers/graceful-restart-missing.ts'
import gracefulRestartOneSide from './timers/graceful-restart-one-side.ts'
import gracefulRestartTooShort from './timers/graceful-restart-too-short.ts'
import holdTimeSlowFailover from './timers/hold-time-slow-failover.ts'
import keepaliveExceedsHold from './timers/keepalive-exceeds-hold.ts'
import minimumHoldtimeRefuses from './timers/minimum-holdtime-refuses.ts'
import timersDiffer from './timers/timers-differ.ts'
import bgpV2alpha1 from './versions/bgp-v2alpha1.ts'
import bgpv1CrdRemoved from './versions/bgpv1-crd-removed.ts'
import bgpv1V2Mixed from './versions/bgpv1-v2-mixed.ts'
import egressNatPolicy from './versions/egress-nat-policy.ts'
import helmKeyRemoved from './versions/helm-key-removed.ts'
import kprLegacyValue from './versions/kpr-legacy-value.ts'
import l2V2DoesNotExist from './versions/l2-v2-does-not-exist.ts'
import legacyBgpConfigMissing from './versions/legacy-bgp-config-missing.ts'
import metallbBgpRemoved from './versions/metallb-bgp-removed.ts'
import poolCidrsField from './versions/pool-cidrs-field.ts'
import poolV2alpha1 from './versions/pool-v2alpha1.ts'
import transportLocalPort from './versions/transport-local-port.ts'
import versionEol from './versions/version-eol.ts'

/** By id, group after group. */
export const policies: Readonly<Record<string, Policy>> = {
  'advert-aggregation-etp-local': advertAggregationEtpLocal,
  'advert-overlap-pre118': advertOverlapPre118,
  'advert-selector-matches-no-service': advertSelectorMatchesNoService,
  'advert-selector-missing': advertSelectorMissing,
  'advert-selector-near-miss': advertSelectorNearMiss,
  'advert-selector-on-podcidr': advertSelectorOnPodcidr,
  'advert-service-addresses-missing': advertServiceAddressesMissing,
  'advert-unreferenced': advertUnreferenced,
  'aggregation-blackhole': aggregationBlackhole,
  'clusterip-advert-needs-bpf': clusteripAdvertNeedsBpf,
  'community-not-accepted': communityNotAccepted,
  'lb-service-not-advertised': lbServiceNotAdvertised,
  'load-balancer-class-blocks-advert': loadBalancerClassBlocksAdvert,
  'local-pref-on-ebgp': localPrefOnEbgp,
  'multi-instance-116': multiInstance116,
  'peer-advert-selector-matches-nothing': peerAdvertSelectorMatchesNothing,
  'peer-without-adverts': peerWithoutAdverts,
  'podcidr-behind-tunnel': podcidrBehindTunnel,
  'podcidr-unsupported-ipam': podcidrUnsupportedIpam,
  'service-advert-missing': serviceAdvertMissing,
  'well-known-community-blocks': wellKnownCommunityBlocks,
  'auth-secret-missing': authSecretMissing,
  'auth-secret-missing-key': authSecretMissingKey,
  'auth-secret-wrong-namespace': authSecretWrongNamespace,
  'bgp-secret-helm-key-typo': bgpSecretHelmKeyTypo,
  'password-mismatch': passwordMismatch,
  'password-one-side-only': passwordOneSideOnly,
  'password-too-long': passwordTooLong,
  'secret-in-cleartext': secretInCleartext,
  'secret-trailing-newline': secretTrailingNewline,
  'session-unauthenticated': sessionUnauthenticated,
  'weak-password': weakPassword,
  'ecmp-different-as-paths': ecmpDifferentAsPaths,
  'ecmp-ibgp-ebgp-mix': ecmpIbgpEbgpMix,
  'ecmp-width-exceeds-max-paths': ecmpWidthExceedsMaxPaths,
  'listen-limit-exceeded': listenLimitExceeded,
  'listen-range-too-wide': listenRangeTooWide,
  'maximum-paths-one': maximumPathsOne,
  'next-hop-unresolved': nextHopUnresolved,
  'single-peer': singlePeer,
  'static-neighbors-vs-listen-range': staticNeighborsVsListenRange,
  'egress-default-route': egressDefaultRoute,
  'egress-gateway-selector-empty': egressGatewaySelectorEmpty,
  'egress-incompatible-features': egressIncompatibleFeatures,
  'egress-ip-and-interface': egressIpAndInterface,
  'egress-ip-not-on-gateway': egressIpNotOnGateway,
  'egress-multiple-nodes': egressMultipleNodes,
  'egress-needs-bpf-masquerade': egressNeedsBpfMasquerade,
  'as-path-loop-between-racks': asPathLoopBetweenRacks,
  'default-originate-to-nodes': defaultOriginateToNodes,
  'ebgp-no-policy': ebgpNoPolicy,
  'ebgp-policy-check-disabled': ebgpPolicyCheckDisabled,
  'empty-prefix-list-permits': emptyPrefixListPermits,
  'family-not-activated': familyNotActivated,
  'inbound-policy-denies-expected': inboundPolicyDeniesExpected,
  'inbound-policy-too-wide': inboundPolicyTooWide,
  'match-acl-vs-prefix-list': matchAclVsPrefixList,
  'maximum-prefix-too-low': maximumPrefixTooLow,
  'network-not-in-rib': networkNotInRib,
  'no-inbound-policy': noInboundPolicy,
  'outbound-permit-all': outboundPermitAll,
  'prefix-list-misses-host-routes': prefixListMissesHostRoutes,
  'prefix-list-redundant-deny': prefixListRedundantDeny,
  'prefix-list-seq-duplicate': prefixListSeqDuplicate,
  'prefix-list-shadowed': prefixListShadowed,
  'prefix-list-window-invalid': prefixListWindowInvalid,
  'redistribute-unfiltered': redistributeUnfiltered,
  'soft-reconfiguration-missing': softReconfigurationMissing,
  'undefined-peer-group': undefinedPeerGroup,
  'undefined-prefix-list': undefinedPrefixList,
  'undefined-route-map': undefinedRouteMap,
  'unused-prefix-list': unusedPrefixList,
  'unused-route-map': unusedRouteMap,
  'v6-over-v4-session': v6OverV4Session,
  'backend-service-also-exposed': backendServiceAlsoExposed,
  'etp-local-on-envoy-service': etpLocalOnEnvoyService,
  'gateway-certificate-missing': gatewayCertificateMissing,
  'gateway-hostnetwork-no-lb': gatewayHostnetworkNoLb,
  'gateway-infrastructure-field-pruned': gatewayInfrastructureFieldPruned,
  'gateway-label-only-on-live-service': gatewayLabelOnlyOnLiveService,
  'gateway-needs-kpr': gatewayNeedsKpr,
  'gateway-service-unlabelled': gatewayServiceUnlabelled,
  'ipfamily-mismatch': ipfamilyMismatch,
  'bfd-daemon-off': bfdDaemonOff,
  'ecmp-hash-l3-only': ecmpHashL3Only,
  'frr-bgpd-disabled': frrBgpdDisabled,
  'frr-early-exit': frrEarlyExit,
  'frr-parse-rejects-line': frrParseRejectsLine,
  'frr-profile-mismatch': frrProfileMismatch,
  'frr-second-bgp': frrSecondBgp,
  'frr-split-config': frrSplitConfig,
  'frr-undeclared-peer': frrUndeclaredPeer,
  'frr-unit-edited-in-place': frrUnitEditedInPlace,
  'frr-unit-ordering': frrUnitOrdering,
  'frr-unit-ordering-cycle': frrUnitOrderingCycle,
  'frr-unknown-command': frrUnknownCommand,
  'frr-version-line-missing': frrVersionLineMissing,
  'host-ip-forward-off': hostIpForwardOff,
  'rp-filter-strict': rpFilterStrict,
  'bgp-control-plane-disabled': bgpControlPlaneDisabled,
  'k8s-service-host-single': k8sServiceHostSingle,
  'l7proxy-off-breaks-gateway': l7proxyOffBreaksGateway,
  'wireguard-l7-workaround-obsolete': wireguardL7WorkaroundObsolete,
  'kustomize-cycle': kustomizeCycle,
  'kustomize-duplicate-resource': kustomizeDuplicateResource,
  'kustomize-missing-resource': kustomizeMissingResource,
  'kustomize-patch-fails': kustomizePatchFails,
  'kustomize-patch-without-target': kustomizePatchWithoutTarget,
  'kustomize-schema': kustomizeSchema,
  'l2-and-bgp-same-service': l2AndBgpSameService,
  'l2-client-rate-limit': l2ClientRateLimit,
  'l2-etp-local': l2EtpLocal,
  'l2-interface-not-in-devices': l2InterfaceNotInDevices,
  'l2-ipv6': l2Ipv6,
  'l2-lease-timings': l2LeaseTimings,
  'l2-needs-kpr': l2NeedsKpr,
  'l2-node-selector-empty-set': l2NodeSelectorEmptySet,
  'l2-not-enabled': l2NotEnabled,
  'l2-policy-announces-nothing': l2PolicyAnnouncesNothing,
  'l2-selector-matches-no-service': l2SelectorMatchesNoService,
  'asn-not-private': asnNotPrivate,
  'autodiscovery-needs-listen-range': autodiscoveryNeedsListenRange,
  'cilium-peer-missing': ciliumPeerMissing,
  'duplicate-instance-or-peer-name': duplicateInstanceOrPeerName,
  'duplicate-peer': duplicatePeer,
  'ebgp-multihop-missing': ebgpMultihopMissing,
  'frr-neighbor-missing': frrNeighborMissing,
  'ibgp-next-hop-unreachable': ibgpNextHopUnreachable,
  'ibgp-no-readvertise': ibgpNoReadvertise,
  'local-asn-mismatch': localAsnMismatch,
  'local-port-privileged': localPortPrivileged,
  'nobody-listens': nobodyListens,
  'node-override-dangling': nodeOverrideDangling,
  'node-selector-matches-nothing': nodeSelectorMatchesNothing,
  'node-selector-overlap': nodeSelectorOverlap,
  'peer-address-has-mask': peerAddressHasMask,
  'peer-address-not-a-router': peerAddressNotARouter,
  'peer-address-vs-update-source': peerAddressVsUpdateSource,
  'peer-asn-mismatch': peerAsnMismatch,
  'peer-asn-zero': peerAsnZero,
  'peer-config-ref-dangling': peerConfigRefDangling,
  'port-one-side-only': portOneSideOnly,
  'router-id-duplicate': routerIdDuplicate,
  'router-id-invalid': routerIdInvalid,
  'router-not-peered': routerNotPeered,
  'ttl-security-vs-cilium': ttlSecurityVsCilium,
  'unnumbered-vs-cilium': unnumberedVsCilium,
  'cidr-host-bits-set': cidrHostBitsSet,
  'lb-ipam-other-controller': lbIpamOtherController,
  'pool-contains-infrastructure-address': poolContainsInfrastructureAddress,
  'pool-exhausted': poolExhausted,
  'pool-first-last-ip': poolFirstLastIp,
  'pool-overlap': poolOverlap,
  'pool-overlaps-node-subnet': poolOverlapsNodeSubnet,
  'pool-overlaps-other-pool-owner': poolOverlapsOtherPoolOwner,
  'pool-overlaps-pod-cidr': poolOverlapsPodCidr,
  'pool-overlaps-service-cidr': poolOverlapsServiceCidr,
  'pool-range-invalid': poolRangeInvalid,
  'pool-selects-everything': poolSelectsEverything,
  'pool-v6-on-v4-cluster': poolV6OnV4Cluster,
  'pool-without-advertiser': poolWithoutAdvertiser,
  'requested-ip-annotation-old': requestedIpAnnotationOld,
  'requested-ip-conflict': requestedIpConflict,
  'requested-ip-not-in-pool': requestedIpNotInPool,
  'service-matches-no-pool': serviceMatchesNoPool,
  'bool-label': boolLabel,
  'cilium-schema': ciliumSchema,
  'enum-invalid': enumInvalid,
  'instance-asn-missing': instanceAsnMissing,
  'kubernetes-schema': kubernetesSchema,
  'label-value-invalid': labelValueInvalid,
  'max-instances': maxInstances,
  'name-invalid': nameInvalid,
  'nested-spec': nestedSpec,
  'number-as-string': numberAsString,
  'required-field': requiredField,
  'unknown-field': unknownField,
  'wrong-kind': wrongKind,
  'yaml-duplicate-key': yamlDuplicateKey,
  'yaml-parse': yamlParse,
  'yaml-typographic-characters': yamlTypographicCharacters,
  'accept-default-from-nodes': acceptDefaultFromNodes,
  'bogon-advert': bogonAdvert,
  'vty-listen-all': vtyListenAll,
  'vty-password-plain': vtyPasswordPlain,
  'explicit-router-id': explicitRouterId,
  'frr-description-quotes': frrDescriptionQuotes,
  'frr-no-log': frrNoLog,
  'frr-repeat-neighbors-peer-group': frrRepeatNeighborsPeerGroup,
  'peer-config-unused': peerConfigUnused,
  'secret-unused': secretUnused,
  'bfd-not-supported-by-cilium': bfdNotSupportedByCilium,
  'bfd-profile-dangling': bfdProfileDangling,
  'connect-retry-slow': connectRetrySlow,
  'graceful-restart-long-stale': gracefulRestartLongStale,
  'graceful-restart-missing': gracefulRestartMissing,
  'graceful-restart-one-side': gracefulRestartOneSide,
  'graceful-restart-too-short': gracefulRestartTooShort,
  'hold-time-slow-failover': holdTimeSlowFailover,
  'keepalive-exceeds-hold': keepaliveExceedsHold,
  'minimum-holdtime-refuses': minimumHoldtimeRefuses,
  'timers-differ': timersDiffer,
  'bgp-v2alpha1': bgpV2alpha1,
  'bgpv1-crd-removed': bgpv1CrdRemoved,
  'bgpv1-v2-mixed': bgpv1V2Mixed,
  'egress-nat-policy': egressNatPolicy,
  'helm-key-removed': helmKeyRemoved,
  'kpr-legacy-value': kprLegacyValue,
  'l2-v2-does-not-exist': l2V2DoesNotExist,
  'legacy-bgp-config-missing': legacyBgpConfigMissing,
  'metallb-bgp-removed': metallbBgpRemoved,
  'pool-cidrs-field': poolCidrsField,
  'pool-v2alpha1': poolV2alpha1,
  'transport-local-port': transportLocalPort,
  'version-eol': versionEol,
}

/** The group of each policy: its folder. */
export const groups: Readonly<Record<string, string>> = {
  'advert-aggregation-etp-local': 'advertisements',
  'advert-overlap-pre118': 'advertisements',
  'advert-selector-matches-no-service': 'advertisements',
  'advert-selector-missing': 'advertisements',
  'advert-selector-near-miss': 'advertisements',
  'advert-selector-on-podcidr': 'advertisements',
  'advert-service-addresses-missing': 'advertisements',
  'advert-unreferenced': 'advertisements',
  'aggregation-blackhole': 'advertisements',
  'clusterip-advert-needs-bpf': 'advertisements',
  'community-not-accepted': 'advertisements',
  'lb-service-not-advertised': 'advertisements',
  'load-balancer-class-blocks-advert': 'advertisements',
  'local-pref-on-ebgp': 'advertisements',
  'multi-instance-116': 'advertisements',
  'peer-advert-selector-matches-nothing': 'advertisements',
  'peer-without-adverts': 'advertisements',
  'podcidr-behind-tunnel': 'advertisements',
  'podcidr-unsupported-ipam': 'advertisements',
  'service-advert-missing': 'advertisements',
  'well-known-community-blocks': 'advertisements',
  'auth-secret-missing': 'authentication',
  'auth-secret-missing-key': 'authentication',
  'auth-secret-wrong-namespace': 'authentication',
  'bgp-secret-helm-key-typo': 'authentication',
  'password-mismatch': 'authentication',
  'password-one-side-only': 'authentication',
  'password-too-long': 'authentication',
  'secret-in-cleartext': 'authentication',
  'secret-trailing-newline': 'authentication',
  'session-unauthenticated': 'authentication',
  'weak-password': 'authentication',
  'ecmp-different-as-paths': 'ecmp',
  'ecmp-ibgp-ebgp-mix': 'ecmp',
  'ecmp-width-exceeds-max-paths': 'ecmp',
  'listen-limit-exceeded': 'ecmp',
  'listen-range-too-wide': 'ecmp',
  'maximum-paths-one': 'ecmp',
  'next-hop-unresolved': 'ecmp',
  'single-peer': 'ecmp',
  'static-neighbors-vs-listen-range': 'ecmp',
  'egress-default-route': 'egress',
  'egress-gateway-selector-empty': 'egress',
  'egress-incompatible-features': 'egress',
  'egress-ip-and-interface': 'egress',
  'egress-ip-not-on-gateway': 'egress',
  'egress-multiple-nodes': 'egress',
  'egress-needs-bpf-masquerade': 'egress',
  'as-path-loop-between-racks': 'frr',
  'default-originate-to-nodes': 'frr',
  'ebgp-no-policy': 'frr',
  'ebgp-policy-check-disabled': 'frr',
  'empty-prefix-list-permits': 'frr',
  'family-not-activated': 'frr',
  'inbound-policy-denies-expected': 'frr',
  'inbound-policy-too-wide': 'frr',
  'match-acl-vs-prefix-list': 'frr',
  'maximum-prefix-too-low': 'frr',
  'network-not-in-rib': 'frr',
  'no-inbound-policy': 'frr',
  'outbound-permit-all': 'frr',
  'prefix-list-misses-host-routes': 'frr',
  'prefix-list-redundant-deny': 'frr',
  'prefix-list-seq-duplicate': 'frr',
  'prefix-list-shadowed': 'frr',
  'prefix-list-window-invalid': 'frr',
  'redistribute-unfiltered': 'frr',
  'soft-reconfiguration-missing': 'frr',
  'undefined-peer-group': 'frr',
  'undefined-prefix-list': 'frr',
  'undefined-route-map': 'frr',
  'unused-prefix-list': 'frr',
  'unused-route-map': 'frr',
  'v6-over-v4-session': 'frr',
  'backend-service-also-exposed': 'gateways',
  'etp-local-on-envoy-service': 'gateways',
  'gateway-certificate-missing': 'gateways',
  'gateway-hostnetwork-no-lb': 'gateways',
  'gateway-infrastructure-field-pruned': 'gateways',
  'gateway-label-only-on-live-service': 'gateways',
  'gateway-needs-kpr': 'gateways',
  'gateway-service-unlabelled': 'gateways',
  'ipfamily-mismatch': 'gateways',
  'bfd-daemon-off': 'host',
  'ecmp-hash-l3-only': 'host',
  'frr-bgpd-disabled': 'host',
  'frr-early-exit': 'host',
  'frr-parse-rejects-line': 'host',
  'frr-profile-mismatch': 'host',
  'frr-second-bgp': 'host',
  'frr-split-config': 'host',
  'frr-undeclared-peer': 'host',
  'frr-unit-edited-in-place': 'host',
  'frr-unit-ordering': 'host',
  'frr-unit-ordering-cycle': 'host',
  'frr-unknown-command': 'host',
  'frr-version-line-missing': 'host',
  'host-ip-forward-off': 'host',
  'rp-filter-strict': 'host',
  'bgp-control-plane-disabled': 'installation',
  'k8s-service-host-single': 'installation',
  'l7proxy-off-breaks-gateway': 'installation',
  'wireguard-l7-workaround-obsolete': 'installation',
  'kustomize-cycle': 'kustomize',
  'kustomize-duplicate-resource': 'kustomize',
  'kustomize-missing-resource': 'kustomize',
  'kustomize-patch-fails': 'kustomize',
  'kustomize-patch-without-target': 'kustomize',
  'kustomize-schema': 'kustomize',
  'l2-and-bgp-same-service': 'l2',
  'l2-client-rate-limit': 'l2',
  'l2-etp-local': 'l2',
  'l2-interface-not-in-devices': 'l2',
  'l2-ipv6': 'l2',
  'l2-lease-timings': 'l2',
  'l2-needs-kpr': 'l2',
  'l2-node-selector-empty-set': 'l2',
  'l2-not-enabled': 'l2',
  'l2-policy-announces-nothing': 'l2',
  'l2-selector-matches-no-service': 'l2',
  'asn-not-private': 'peering',
  'autodiscovery-needs-listen-range': 'peering',
  'cilium-peer-missing': 'peering',
  'duplicate-instance-or-peer-name': 'peering',
  'duplicate-peer': 'peering',
  'ebgp-multihop-missing': 'peering',
  'frr-neighbor-missing': 'peering',
  'ibgp-next-hop-unreachable': 'peering',
  'ibgp-no-readvertise': 'peering',
  'local-asn-mismatch': 'peering',
  'local-port-privileged': 'peering',
  'nobody-listens': 'peering',
  'node-override-dangling': 'peering',
  'node-selector-matches-nothing': 'peering',
  'node-selector-overlap': 'peering',
  'peer-address-has-mask': 'peering',
  'peer-address-not-a-router': 'peering',
  'peer-address-vs-update-source': 'peering',
  'peer-asn-mismatch': 'peering',
  'peer-asn-zero': 'peering',
  'peer-config-ref-dangling': 'peering',
  'port-one-side-only': 'peering',
  'router-id-duplicate': 'peering',
  'router-id-invalid': 'peering',
  'router-not-peered': 'peering',
  'ttl-security-vs-cilium': 'peering',
  'unnumbered-vs-cilium': 'peering',
  'cidr-host-bits-set': 'pools',
  'lb-ipam-other-controller': 'pools',
  'pool-contains-infrastructure-address': 'pools',
  'pool-exhausted': 'pools',
  'pool-first-last-ip': 'pools',
  'pool-overlap': 'pools',
  'pool-overlaps-node-subnet': 'pools',
  'pool-overlaps-other-pool-owner': 'pools',
  'pool-overlaps-pod-cidr': 'pools',
  'pool-overlaps-service-cidr': 'pools',
  'pool-range-invalid': 'pools',
  'pool-selects-everything': 'pools',
  'pool-v6-on-v4-cluster': 'pools',
  'pool-without-advertiser': 'pools',
  'requested-ip-annotation-old': 'pools',
  'requested-ip-conflict': 'pools',
  'requested-ip-not-in-pool': 'pools',
  'service-matches-no-pool': 'pools',
  'bool-label': 'schema',
  'cilium-schema': 'schema',
  'enum-invalid': 'schema',
  'instance-asn-missing': 'schema',
  'kubernetes-schema': 'schema',
  'label-value-invalid': 'schema',
  'max-instances': 'schema',
  'name-invalid': 'schema',
  'nested-spec': 'schema',
  'number-as-string': 'schema',
  'required-field': 'schema',
  'unknown-field': 'schema',
  'wrong-kind': 'schema',
  'yaml-duplicate-key': 'schema',
  'yaml-parse': 'schema',
  'yaml-typographic-characters': 'schema',
  'accept-default-from-nodes': 'security',
  'bogon-advert': 'security',
  'vty-listen-all': 'security',
  'vty-password-plain': 'security',
  'explicit-router-id': 'style',
  'frr-description-quotes': 'style',
  'frr-no-log': 'style',
  'frr-repeat-neighbors-peer-group': 'style',
  'peer-config-unused': 'style',
  'secret-unused': 'style',
  'bfd-not-supported-by-cilium': 'timers',
  'bfd-profile-dangling': 'timers',
  'connect-retry-slow': 'timers',
  'graceful-restart-long-stale': 'timers',
  'graceful-restart-missing': 'timers',
  'graceful-restart-one-side': 'timers',
  'graceful-restart-too-short': 'timers',
  'hold-time-slow-failover': 'timers',
  'keepalive-exceeds-hold': 'timers',
  'minimum-holdtime-refuses': 'timers',
  'timers-differ': 'timers',
  'bgp-v2alpha1': 'versions',
  'bgpv1-crd-removed': 'versions',
  'bgpv1-v2-mixed': 'versions',
  'egress-nat-policy': 'versions',
  'helm-key-removed': 'versions',
  'kpr-legacy-value': 'versions',
  'l2-v2-does-not-exist': 'versions',
  'legacy-bgp-config-missing': 'versions',
  'metallb-bgp-removed': 'versions',
  'pool-cidrs-field': 'versions',
  'pool-v2alpha1': 'versions',
  'transport-local-port': 'versions',
  'version-eol': 'versions',
}

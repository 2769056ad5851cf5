/* eslint-disable */
// @ts-nocheck Made by scripts/validators.js from resources.ts; do not edit.
// By API version and kind: says whether a value is such a resource; if not, the function's `errors` say why.
const er=_e,V={type:"object",properties:{spec:{type:"object",properties:{nodeSelector:{$ref:"#/definitions/LabelSelector"},bgpInstances:{minItems:1,maxItems:16,
type:"array",items:{$ref:"#/definitions/BgpInstance"}}},additionalProperties:!1,required:["bgpInstances"]},apiVersion:{type:"string"},kind:{type:"string"},metadata:{
$ref:"#/definitions/Metadata"},status:{$ref:"#/definitions/Json"}},additionalProperties:!1,required:["apiVersion","kind","metadata","spec"]},ye={type:"object",properties:{
matchLabels:{$ref:"#/definitions/Labels"},matchExpressions:{type:"array",items:{$ref:"#/definitions/LabelRequirement"}}},additionalProperties:!1},le={patternProperties:{
"":{type:"string",maxLength:63,pattern:"^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$"}},type:"object",additionalProperties:!1},Ee=new RegExp("","u"),rr=new RegExp(
"^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$","u");function me(s,{instancePath:i="",parentData:k,parentDataProperty:S,rootData:c=s}={}){let e=null,p=0;if(s&&typeof s==
"object"&&!Array.isArray(s)){for(const r in s)if(!Ee.test(r)){const t={instancePath:i,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{
additionalProperty:r},schema:!1,parentSchema:le,data:s};e===null?e=[t]:e.push(t),p++}for(const r in s)if(Ee.test(r)){let t=s[r];if(typeof t=="string"){if(t.length>
63){const a={instancePath:i+"/"+r.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/patternProperties//maxLength",keyword:"maxLength",params:{limit:63},schema:63,
parentSchema:le.patternProperties[""],data:t};e===null?e=[a]:e.push(a),p++}if(!rr.test(t)){const a={instancePath:i+"/"+r.replace(/~/g,"~0").replace(/\//g,"~1"),
schemaPath:"#/patternProperties//pattern",keyword:"pattern",params:{pattern:"^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$"},schema:"^(([A-Za-z0-9][-A-Za-z0-9_.\
]*)?[A-Za-z0-9])?$",parentSchema:le.patternProperties[""],data:t};e===null?e=[a]:e.push(a),p++}}else{const a={instancePath:i+"/"+r.replace(/~/g,"~0").replace(/\//g,
"~1"),schemaPath:"#/patternProperties//type",keyword:"type",params:{type:"string"},schema:le.patternProperties[""].type,parentSchema:le.patternProperties[""],data:t};
e===null?e=[a]:e.push(a),p++}}}else{const r={instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},schema:le.type,parentSchema:le,data:s};e===
null?e=[r]:e.push(r),p++}return me.errors=e,p===0}const F={type:"object",properties:{key:{type:"string"},operator:{enum:["DoesNotExist","Exists","In","NotIn"],type:"\
string"},values:{type:"array",items:{type:"string"}}},additionalProperties:!1,required:["key","operator"]};function ge(s,{instancePath:i="",parentData:k,parentDataProperty:S,
rootData:c=s}={}){let e=null,p=0;if(s&&typeof s=="object"&&!Array.isArray(s)){if(s.key===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"requir\
ed",params:{missingProperty:"key"},schema:F.required,parentSchema:F,data:s};e===null?e=[r]:e.push(r),p++}if(s.operator===void 0){const r={instancePath:i,schemaPath:"\
#/required",keyword:"required",params:{missingProperty:"operator"},schema:F.required,parentSchema:F,data:s};e===null?e=[r]:e.push(r),p++}for(const r in s)if(!(r===
"key"||r==="operator"||r==="values")){const t={instancePath:i,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},schema:!1,
parentSchema:F,data:s};e===null?e=[t]:e.push(t),p++}if(s.key!==void 0){let r=s.key;if(typeof r!="string"){const t={instancePath:i+"/key",schemaPath:"#/propertie\
s/key/type",keyword:"type",params:{type:"string"},schema:F.properties.key.type,parentSchema:F.properties.key,data:r};e===null?e=[t]:e.push(t),p++}}if(s.operator!==
void 0){let r=s.operator;if(typeof r!="string"){const t={instancePath:i+"/operator",schemaPath:"#/properties/operator/type",keyword:"type",params:{type:"string"},
schema:F.properties.operator.type,parentSchema:F.properties.operator,data:r};e===null?e=[t]:e.push(t),p++}if(!(r==="DoesNotExist"||r==="Exists"||r==="In"||r==="\
NotIn")){const t={instancePath:i+"/operator",schemaPath:"#/properties/operator/enum",keyword:"enum",params:{allowedValues:F.properties.operator.enum},schema:F.properties.
operator.enum,parentSchema:F.properties.operator,data:r};e===null?e=[t]:e.push(t),p++}}if(s.values!==void 0){let r=s.values;if(Array.isArray(r)){const t=r.length;
for(let a=0;a<t;a++){let n=r[a];if(typeof n!="string"){const o={instancePath:i+"/values/"+a,schemaPath:"#/properties/values/items/type",keyword:"type",params:{type:"\
string"},schema:F.properties.values.items.type,parentSchema:F.properties.values.items,data:n};e===null?e=[o]:e.push(o),p++}}}else{const t={instancePath:i+"/valu\
es",schemaPath:"#/properties/values/type",keyword:"type",params:{type:"array"},schema:F.properties.values.type,parentSchema:F.properties.values,data:r};e===null?
e=[t]:e.push(t),p++}}}else{const r={instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},schema:F.type,parentSchema:F,data:s};e===null?e=[r]:
e.push(r),p++}return ge.errors=e,p===0}function h(s,{instancePath:i="",parentData:k,parentDataProperty:S,rootData:c=s}={}){let e=null,p=0;if(s&&typeof s=="objec\
t"&&!Array.isArray(s)){for(const r in s)if(!(r==="matchLabels"||r==="matchExpressions")){const t={instancePath:i,schemaPath:"#/additionalProperties",keyword:"ad\
ditionalProperties",params:{additionalProperty:r},schema:!1,parentSchema:ye,data:s};e===null?e=[t]:e.push(t),p++}if(s.matchLabels!==void 0&&(me(s.matchLabels,{instancePath:i+
"/matchLabels",parentData:s,parentDataProperty:"matchLabels",rootData:c})||(e=e===null?me.errors:e.concat(me.errors),p=e.length)),s.matchExpressions!==void 0){let r=s.
matchExpressions;if(Array.isArray(r)){const t=r.length;for(let a=0;a<t;a++)ge(r[a],{instancePath:i+"/matchExpressions/"+a,parentData:r,parentDataProperty:a,rootData:c})||
(e=e===null?ge.errors:e.concat(ge.errors),p=e.length)}else{const t={instancePath:i+"/matchExpressions",schemaPath:"#/properties/matchExpressions/type",keyword:"\
type",params:{type:"array"},schema:ye.properties.matchExpressions.type,parentSchema:ye.properties.matchExpressions,data:r};e===null?e=[t]:e.push(t),p++}}}else{const r={
instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},schema:ye.type,parentSchema:ye,data:s};e===null?e=[r]:e.push(r),p++}return h.errors=e,p===
0}const de={type:"object",properties:{name:{$ref:"#/definitions/ListName"},localASN:{$ref:"#/definitions/Asn"},localPort:{$ref:"#/definitions/Port"},peers:{type:"\
array",items:{$ref:"#/definitions/BgpPeer"}}},additionalProperties:!1,required:["name"]},ke={minLength:1,maxLength:255,type:"string"};function N(s,{instancePath:i="",
parentData:k,parentDataProperty:S,rootData:c=s}={}){let e=null,p=0;if(typeof s=="string"){if(s.length>255){const r={instancePath:i,schemaPath:"#/maxLength",keyword:"\
maxLength",params:{limit:255},schema:255,parentSchema:ke,data:s};e===null?e=[r]:e.push(r),p++}if(s.length<1){const r={instancePath:i,schemaPath:"#/minLength",keyword:"\
minLength",params:{limit:1},schema:1,parentSchema:ke,data:s};e===null?e=[r]:e.push(r),p++}}else{const r={instancePath:i,schemaPath:"#/type",keyword:"type",params:{
type:"string"},schema:ke.type,parentSchema:ke,data:s};e===null?e=[r]:e.push(r),p++}return N.errors=e,p===0}const Se={minimum:1,maximum:4294967295,type:"integer"};
function $(s,{instancePath:i="",parentData:k,parentDataProperty:S,rootData:c=s}={}){let e=null,p=0;if(!(typeof s=="number"&&!(s%1)&&!isNaN(s)&&isFinite(s))){const r={
instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"integer"},schema:Se.type,parentSchema:Se,data:s};e===null?e=[r]:e.push(r),p++}if(typeof s=="numb\
er"&&isFinite(s)){if(s>4294967295||isNaN(s)){const r={instancePath:i,schemaPath:"#/maximum",keyword:"maximum",params:{comparison:"<=",limit:4294967295},schema:4294967295,
parentSchema:Se,data:s};e===null?e=[r]:e.push(r),p++}if(s<1||isNaN(s)){const r={instancePath:i,schemaPath:"#/minimum",keyword:"minimum",params:{comparison:">=",
limit:1},schema:1,parentSchema:Se,data:s};e===null?e=[r]:e.push(r),p++}}return $.errors=e,p===0}const be={minimum:1,maximum:65535,type:"integer"};function x(s,{
instancePath:i="",parentData:k,parentDataProperty:S,rootData:c=s}={}){let e=null,p=0;if(!(typeof s=="number"&&!(s%1)&&!isNaN(s)&&isFinite(s))){const r={instancePath:i,
schemaPath:"#/type",keyword:"type",params:{type:"integer"},schema:be.type,parentSchema:be,data:s};e===null?e=[r]:e.push(r),p++}if(typeof s=="number"&&isFinite(s)){
if(s>65535||isNaN(s)){const r={instancePath:i,schemaPath:"#/maximum",keyword:"maximum",params:{comparison:"<=",limit:65535},schema:65535,parentSchema:be,data:s};
e===null?e=[r]:e.push(r),p++}if(s<1||isNaN(s)){const r={instancePath:i,schemaPath:"#/minimum",keyword:"minimum",params:{comparison:">=",limit:1},schema:1,parentSchema:be,
data:s};e===null?e=[r]:e.push(r),p++}}return x.errors=e,p===0}const q={type:"object",properties:{name:{$ref:"#/definitions/ListName"},peerAddress:{type:"string"},
peerASN:{$ref:"#/definitions/AsnOrAny"},peerConfigRef:{type:"object",properties:{name:{type:"string"}},additionalProperties:!1,required:["name"]},autoDiscovery:{
type:"object",properties:{mode:{type:"string",const:"DefaultGateway"},defaultGateway:{type:"object",properties:{addressFamily:{enum:["ipv4","ipv6"],type:"string"}},
additionalProperties:!1,required:["addressFamily"]}},additionalProperties:!1,required:["mode"]}},additionalProperties:!1,required:["name"]},ve={minimum:0,maximum:4294967295,
type:"integer"};function O(s,{instancePath:i="",parentData:k,parentDataProperty:S,rootData:c=s}={}){let e=null,p=0;if(!(typeof s=="number"&&!(s%1)&&!isNaN(s)&&isFinite(
s))){const r={instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"integer"},schema:ve.type,parentSchema:ve,data:s};e===null?e=[r]:e.push(r),p++}if(typeof s==
"number"&&isFinite(s)){if(s>4294967295||isNaN(s)){const r={instancePath:i,schemaPath:"#/maximum",keyword:"maximum",params:{comparison:"<=",limit:4294967295},schema:4294967295,
parentSchema:ve,data:s};e===null?e=[r]:e.push(r),p++}if(s<0||isNaN(s)){const r={instancePath:i,schemaPath:"#/minimum",keyword:"minimum",params:{comparison:">=",
limit:0},schema:0,parentSchema:ve,data:s};e===null?e=[r]:e.push(r),p++}}return O.errors=e,p===0}function we(s,{instancePath:i="",parentData:k,parentDataProperty:S,
rootData:c=s}={}){let e=null,p=0;if(s&&typeof s=="object"&&!Array.isArray(s)){if(s.name===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"requi\
red",params:{missingProperty:"name"},schema:q.required,parentSchema:q,data:s};e===null?e=[r]:e.push(r),p++}for(const r in s)if(!(r==="name"||r==="peerAddress"||
r==="peerASN"||r==="peerConfigRef"||r==="autoDiscovery")){const t={instancePath:i,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},
schema:!1,parentSchema:q,data:s};e===null?e=[t]:e.push(t),p++}if(s.name!==void 0&&(N(s.name,{instancePath:i+"/name",parentData:s,parentDataProperty:"name",rootData:c})||
(e=e===null?N.errors:e.concat(N.errors),p=e.length)),s.peerAddress!==void 0){let r=s.peerAddress;if(typeof r!="string"){const t={instancePath:i+"/peerAddress",schemaPath:"\
#/properties/peerAddress/type",keyword:"type",params:{type:"string"},schema:q.properties.peerAddress.type,parentSchema:q.properties.peerAddress,data:r};e===null?
e=[t]:e.push(t),p++}}if(s.peerASN!==void 0&&(O(s.peerASN,{instancePath:i+"/peerASN",parentData:s,parentDataProperty:"peerASN",rootData:c})||(e=e===null?O.errors:
e.concat(O.errors),p=e.length)),s.peerConfigRef!==void 0){let r=s.peerConfigRef;if(r&&typeof r=="object"&&!Array.isArray(r)){if(r.name===void 0){const t={instancePath:i+
"/peerConfigRef",schemaPath:"#/properties/peerConfigRef/required",keyword:"required",params:{missingProperty:"name"},schema:q.properties.peerConfigRef.required,
parentSchema:q.properties.peerConfigRef,data:r};e===null?e=[t]:e.push(t),p++}for(const t in r)if(t!=="name"){const a={instancePath:i+"/peerConfigRef",schemaPath:"\
#/properties/peerConfigRef/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:t},schema:!1,parentSchema:q.properties.peerConfigRef,
data:r};e===null?e=[a]:e.push(a),p++}if(r.name!==void 0){let t=r.name;if(typeof t!="string"){const a={instancePath:i+"/peerConfigRef/name",schemaPath:"#/propert\
ies/peerConfigRef/properties/name/type",keyword:"type",params:{type:"string"},schema:q.properties.peerConfigRef.properties.name.type,parentSchema:q.properties.peerConfigRef.
properties.name,data:t};e===null?e=[a]:e.push(a),p++}}}else{const t={instancePath:i+"/peerConfigRef",schemaPath:"#/properties/peerConfigRef/type",keyword:"type",
params:{type:"object"},schema:q.properties.peerConfigRef.type,parentSchema:q.properties.peerConfigRef,data:r};e===null?e=[t]:e.push(t),p++}}if(s.autoDiscovery!==
void 0){let r=s.autoDiscovery;if(r&&typeof r=="object"&&!Array.isArray(r)){if(r.mode===void 0){const t={instancePath:i+"/autoDiscovery",schemaPath:"#/properties\
/autoDiscovery/required",keyword:"required",params:{missingProperty:"mode"},schema:q.properties.autoDiscovery.required,parentSchema:q.properties.autoDiscovery,data:r};
e===null?e=[t]:e.push(t),p++}for(const t in r)if(!(t==="mode"||t==="defaultGateway")){const a={instancePath:i+"/autoDiscovery",schemaPath:"#/properties/autoDisc\
overy/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:t},schema:!1,parentSchema:q.properties.autoDiscovery,data:r};e===null?e=[a]:
e.push(a),p++}if(r.mode!==void 0){let t=r.mode;if(typeof t!="string"){const a={instancePath:i+"/autoDiscovery/mode",schemaPath:"#/properties/autoDiscovery/prope\
rties/mode/type",keyword:"type",params:{type:"string"},schema:q.properties.autoDiscovery.properties.mode.type,parentSchema:q.properties.autoDiscovery.properties.
mode,data:t};e===null?e=[a]:e.push(a),p++}if(t!=="DefaultGateway"){const a={instancePath:i+"/autoDiscovery/mode",schemaPath:"#/properties/autoDiscovery/properti\
es/mode/const",keyword:"const",params:{allowedValue:"DefaultGateway"},schema:"DefaultGateway",parentSchema:q.properties.autoDiscovery.properties.mode,data:t};e===
null?e=[a]:e.push(a),p++}}if(r.defaultGateway!==void 0){let t=r.defaultGateway;if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.addressFamily===void 0){const a={
instancePath:i+"/autoDiscovery/defaultGateway",schemaPath:"#/properties/autoDiscovery/properties/defaultGateway/required",keyword:"required",params:{missingProperty:"\
addressFamily"},schema:q.properties.autoDiscovery.properties.defaultGateway.required,parentSchema:q.properties.autoDiscovery.properties.defaultGateway,data:t};e===
null?e=[a]:e.push(a),p++}for(const a in t)if(a!=="addressFamily"){const n={instancePath:i+"/autoDiscovery/defaultGateway",schemaPath:"#/properties/autoDiscovery\
/properties/defaultGateway/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:a},schema:!1,parentSchema:q.properties.autoDiscovery.
properties.defaultGateway,data:t};e===null?e=[n]:e.push(n),p++}if(t.addressFamily!==void 0){let a=t.addressFamily;if(typeof a!="string"){const n={instancePath:i+
"/autoDiscovery/defaultGateway/addressFamily",schemaPath:"#/properties/autoDiscovery/properties/defaultGateway/properties/addressFamily/type",keyword:"type",params:{
type:"string"},schema:q.properties.autoDiscovery.properties.defaultGateway.properties.addressFamily.type,parentSchema:q.properties.autoDiscovery.properties.defaultGateway.
properties.addressFamily,data:a};e===null?e=[n]:e.push(n),p++}if(!(a==="ipv4"||a==="ipv6")){const n={instancePath:i+"/autoDiscovery/defaultGateway/addressFamily",
schemaPath:"#/properties/autoDiscovery/properties/defaultGateway/properties/addressFamily/enum",keyword:"enum",params:{allowedValues:q.properties.autoDiscovery.
properties.defaultGateway.properties.addressFamily.enum},schema:q.properties.autoDiscovery.properties.defaultGateway.properties.addressFamily.enum,parentSchema:q.
properties.autoDiscovery.properties.defaultGateway.properties.addressFamily,data:a};e===null?e=[n]:e.push(n),p++}}}else{const a={instancePath:i+"/autoDiscovery/\
defaultGateway",schemaPath:"#/properties/autoDiscovery/properties/defaultGateway/type",keyword:"type",params:{type:"object"},schema:q.properties.autoDiscovery.properties.
defaultGateway.type,parentSchema:q.properties.autoDiscovery.properties.defaultGateway,data:t};e===null?e=[a]:e.push(a),p++}}}else{const t={instancePath:i+"/auto\
Discovery",schemaPath:"#/properties/autoDiscovery/type",keyword:"type",params:{type:"object"},schema:q.properties.autoDiscovery.type,parentSchema:q.properties.autoDiscovery,
data:r};e===null?e=[t]:e.push(t),p++}}}else{const r={instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},schema:q.type,parentSchema:q,data:s};
e===null?e=[r]:e.push(r),p++}return we.errors=e,p===0}function Ie(s,{instancePath:i="",parentData:k,parentDataProperty:S,rootData:c=s}={}){let e=null,p=0;if(s&&
typeof s=="object"&&!Array.isArray(s)){if(s.name===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"name"},schema:de.
required,parentSchema:de,data:s};e===null?e=[r]:e.push(r),p++}for(const r in s)if(!(r==="name"||r==="localASN"||r==="localPort"||r==="peers")){const t={instancePath:i,
schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},schema:!1,parentSchema:de,data:s};e===null?e=[t]:e.push(t),p++}
if(s.name!==void 0&&(N(s.name,{instancePath:i+"/name",parentData:s,parentDataProperty:"name",rootData:c})||(e=e===null?N.errors:e.concat(N.errors),p=e.length)),
s.localASN!==void 0&&($(s.localASN,{instancePath:i+"/localASN",parentData:s,parentDataProperty:"localASN",rootData:c})||(e=e===null?$.errors:e.concat($.errors),
p=e.length)),s.localPort!==void 0&&(x(s.localPort,{instancePath:i+"/localPort",parentData:s,parentDataProperty:"localPort",rootData:c})||(e=e===null?x.errors:e.
concat(x.errors),p=e.length)),s.peers!==void 0){let r=s.peers;if(Array.isArray(r)){const t=r.length;for(let a=0;a<t;a++)we(r[a],{instancePath:i+"/peers/"+a,parentData:r,
parentDataProperty:a,rootData:c})||(e=e===null?we.errors:e.concat(we.errors),p=e.length)}else{const t={instancePath:i+"/peers",schemaPath:"#/properties/peers/ty\
pe",keyword:"type",params:{type:"array"},schema:de.properties.peers.type,parentSchema:de.properties.peers,data:r};e===null?e=[t]:e.push(t),p++}}}else{const r={instancePath:i,
schemaPath:"#/type",keyword:"type",params:{type:"object"},schema:de.type,parentSchema:de,data:s};e===null?e=[r]:e.push(r),p++}return Ie.errors=e,p===0}const U={
type:"object",additionalProperties:{$ref:"#/definitions/Json"},properties:{name:{minLength:1,type:"string"},labels:{$ref:"#/definitions/Labels"},annotations:{type:"\
object",additionalProperties:{type:"string"}}},required:["name"]},gr={};function P(s,{instancePath:i="",parentData:k,parentDataProperty:S,rootData:c=s}={}){return P.
errors=null,!0}function b(s,{instancePath:i="",parentData:k,parentDataProperty:S,rootData:c=s}={}){let e=null,p=0;if(s&&typeof s=="object"&&!Array.isArray(s)){if(s.
name===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"name"},schema:U.required,parentSchema:U,data:s};e===null?
e=[r]:e.push(r),p++}for(const r in s)r==="name"||r==="labels"||r==="annotations"||P(s[r],{instancePath:i+"/"+r.replace(/~/g,"~0").replace(/\//g,"~1"),parentData:s,
parentDataProperty:r,rootData:c})||(e=e===null?P.errors:e.concat(P.errors),p=e.length);if(s.name!==void 0){let r=s.name;if(typeof r=="string"){if(r.length<1){const t={
instancePath:i+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit:1},schema:1,parentSchema:U.properties.name,data:r};e===null?e=
[t]:e.push(t),p++}}else{const t={instancePath:i+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type:"string"},schema:U.properties.name.type,
parentSchema:U.properties.name,data:r};e===null?e=[t]:e.push(t),p++}}if(s.labels!==void 0&&(me(s.labels,{instancePath:i+"/labels",parentData:s,parentDataProperty:"\
labels",rootData:c})||(e=e===null?me.errors:e.concat(me.errors),p=e.length)),s.annotations!==void 0){let r=s.annotations;if(r&&typeof r=="object"&&!Array.isArray(
r))for(const t in r){let a=r[t];if(typeof a!="string"){const n={instancePath:i+"/annotations/"+t.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/properties\
/annotations/additionalProperties/type",keyword:"type",params:{type:"string"},schema:U.properties.annotations.additionalProperties.type,parentSchema:U.properties.
annotations.additionalProperties,data:a};e===null?e=[n]:e.push(n),p++}}else{const t={instancePath:i+"/annotations",schemaPath:"#/properties/annotations/type",keyword:"\
type",params:{type:"object"},schema:U.properties.annotations.type,parentSchema:U.properties.annotations,data:r};e===null?e=[t]:e.push(t),p++}}}else{const r={instancePath:i,
schemaPath:"#/type",keyword:"type",params:{type:"object"},schema:U.type,parentSchema:U,data:s};e===null?e=[r]:e.push(r),p++}return b.errors=e,p===0}function _e(s,{
instancePath:i="",parentData:k,parentDataProperty:S,rootData:c=s}={}){let e=null,p=0;if(s&&typeof s=="object"&&!Array.isArray(s)){if(s.apiVersion===void 0){const r={
instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"apiVersion"},schema:V.required,parentSchema:V,data:s};e===null?e=[r]:e.push(r),
p++}if(s.kind===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"kind"},schema:V.required,parentSchema:V,data:s};
e===null?e=[r]:e.push(r),p++}if(s.metadata===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"metadata"},schema:V.
required,parentSchema:V,data:s};e===null?e=[r]:e.push(r),p++}if(s.spec===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"\
spec"},schema:V.required,parentSchema:V,data:s};e===null?e=[r]:e.push(r),p++}for(const r in s)if(!(r==="spec"||r==="apiVersion"||r==="kind"||r==="metadata"||r===
"status")){const t={instancePath:i,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},schema:!1,parentSchema:V,data:s};
e===null?e=[t]:e.push(t),p++}if(s.spec!==void 0){let r=s.spec;if(r&&typeof r=="object"&&!Array.isArray(r)){if(r.bgpInstances===void 0){const t={instancePath:i+"\
/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty:"bgpInstances"},schema:V.properties.spec.required,parentSchema:V.properties.
spec,data:r};e===null?e=[t]:e.push(t),p++}for(const t in r)if(!(t==="nodeSelector"||t==="bgpInstances")){const a={instancePath:i+"/spec",schemaPath:"#/propertie\
s/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:t},schema:!1,parentSchema:V.properties.spec,data:r};e===null?e=[a]:e.push(
a),p++}if(r.nodeSelector!==void 0&&(h(r.nodeSelector,{instancePath:i+"/spec/nodeSelector",parentData:r,parentDataProperty:"nodeSelector",rootData:c})||(e=e===null?
h.errors:e.concat(h.errors),p=e.length)),r.bgpInstances!==void 0){let t=r.bgpInstances;if(Array.isArray(t)){if(t.length>16){const n={instancePath:i+"/spec/bgpIn\
stances",schemaPath:"#/properties/spec/properties/bgpInstances/maxItems",keyword:"maxItems",params:{limit:16},schema:16,parentSchema:V.properties.spec.properties.
bgpInstances,data:t};e===null?e=[n]:e.push(n),p++}if(t.length<1){const n={instancePath:i+"/spec/bgpInstances",schemaPath:"#/properties/spec/properties/bgpInstan\
ces/minItems",keyword:"minItems",params:{limit:1},schema:1,parentSchema:V.properties.spec.properties.bgpInstances,data:t};e===null?e=[n]:e.push(n),p++}const a=t.
length;for(let n=0;n<a;n++)Ie(t[n],{instancePath:i+"/spec/bgpInstances/"+n,parentData:t,parentDataProperty:n,rootData:c})||(e=e===null?Ie.errors:e.concat(Ie.errors),
p=e.length)}else{const a={instancePath:i+"/spec/bgpInstances",schemaPath:"#/properties/spec/properties/bgpInstances/type",keyword:"type",params:{type:"array"},schema:V.
properties.spec.properties.bgpInstances.type,parentSchema:V.properties.spec.properties.bgpInstances,data:t};e===null?e=[a]:e.push(a),p++}}}else{const t={instancePath:i+
"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type:"object"},schema:V.properties.spec.type,parentSchema:V.properties.spec,data:r};e===null?
e=[t]:e.push(t),p++}}if(s.apiVersion!==void 0){let r=s.apiVersion;if(typeof r!="string"){const t={instancePath:i+"/apiVersion",schemaPath:"#/properties/apiVersi\
on/type",keyword:"type",params:{type:"string"},schema:V.properties.apiVersion.type,parentSchema:V.properties.apiVersion,data:r};e===null?e=[t]:e.push(t),p++}}if(s.
kind!==void 0){let r=s.kind;if(typeof r!="string"){const t={instancePath:i+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type:"string"},schema:V.
properties.kind.type,parentSchema:V.properties.kind,data:r};e===null?e=[t]:e.push(t),p++}}s.metadata!==void 0&&(b(s.metadata,{instancePath:i+"/metadata",parentData:s,
parentDataProperty:"metadata",rootData:c})||(e=e===null?b.errors:e.concat(b.errors),p=e.length)),s.status!==void 0&&(P(s.status,{instancePath:i+"/status",parentData:s,
parentDataProperty:"status",rootData:c})||(e=e===null?P.errors:e.concat(P.errors),p=e.length))}else{const r={instancePath:i,schemaPath:"#/type",keyword:"type",params:{
type:"object"},schema:V.type,parentSchema:V,data:s};e===null?e=[r]:e.push(r),p++}return _e.errors=e,p===0}const sr=Be,_={type:"object",properties:{spec:{$ref:"#\
/definitions/PeerConfigSpec"},apiVersion:{type:"string"},kind:{type:"string"},metadata:{$ref:"#/definitions/Metadata"},status:{$ref:"#/definitions/Json"}},additionalProperties:!1,
required:["apiVersion","kind","metadata","spec"]},B={type:"object",properties:{transport:{type:"object",properties:{peerPort:{$ref:"#/definitions/Port"},sourceInterface:{
type:"string"}},additionalProperties:!1},authSecretRef:{type:"string"},ebgpMultihop:{$ref:"#/definitions/MultihopTtl"},timers:{type:"object",properties:{connectRetryTimeSeconds:{
$ref:"#/definitions/ConnectRetryTime"},holdTimeSeconds:{$ref:"#/definitions/HoldTime"},keepAliveTimeSeconds:{$ref:"#/definitions/KeepaliveTime"}},additionalProperties:!1},
gracefulRestart:{$ref:"#/definitions/GracefulRestart"},families:{type:"array",items:{$ref:"#/definitions/PeerFamily"}}},additionalProperties:!1},Ae={minimum:1,maximum:255,
type:"integer"};function ee(s,{instancePath:i="",parentData:k,parentDataProperty:S,rootData:c=s}={}){let e=null,p=0;if(!(typeof s=="number"&&!(s%1)&&!isNaN(s)&&
isFinite(s))){const r={instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"integer"},schema:Ae.type,parentSchema:Ae,data:s};e===null?e=[r]:e.push(r),
p++}if(typeof s=="number"&&isFinite(s)){if(s>255||isNaN(s)){const r={instancePath:i,schemaPath:"#/maximum",keyword:"maximum",params:{comparison:"<=",limit:255},
schema:255,parentSchema:Ae,data:s};e===null?e=[r]:e.push(r),p++}if(s<1||isNaN(s)){const r={instancePath:i,schemaPath:"#/minimum",keyword:"minimum",params:{comparison:"\
>=",limit:1},schema:1,parentSchema:Ae,data:s};e===null?e=[r]:e.push(r),p++}}return ee.errors=e,p===0}const De={minimum:1,maximum:2147483647,type:"integer"};function re(s,{
instancePath:i="",parentData:k,parentDataProperty:S,rootData:c=s}={}){let e=null,p=0;if(!(typeof s=="number"&&!(s%1)&&!isNaN(s)&&isFinite(s))){const r={instancePath:i,
schemaPath:"#/type",keyword:"type",params:{type:"integer"},schema:De.type,parentSchema:De,data:s};e===null?e=[r]:e.push(r),p++}if(typeof s=="number"&&isFinite(s)){
if(s>2147483647||isNaN(s)){const r={instancePath:i,schemaPath:"#/maximum",keyword:"maximum",params:{comparison:"<=",limit:2147483647},schema:2147483647,parentSchema:De,
data:s};e===null?e=[r]:e.push(r),p++}if(s<1||isNaN(s)){const r={instancePath:i,schemaPath:"#/minimum",keyword:"minimum",params:{comparison:">=",limit:1},schema:1,
parentSchema:De,data:s};e===null?e=[r]:e.push(r),p++}}return re.errors=e,p===0}const qe={minimum:3,maximum:65535,type:"integer"};function se(s,{instancePath:i="",
parentData:k,parentDataProperty:S,rootData:c=s}={}){let e=null,p=0;if(!(typeof s=="number"&&!(s%1)&&!isNaN(s)&&isFinite(s))){const r={instancePath:i,schemaPath:"\
#/type",keyword:"type",params:{type:"integer"},schema:qe.type,parentSchema:qe,data:s};e===null?e=[r]:e.push(r),p++}if(typeof s=="number"&&isFinite(s)){if(s>65535||
isNaN(s)){const r={instancePath:i,schemaPath:"#/maximum",keyword:"maximum",params:{comparison:"<=",limit:65535},schema:65535,parentSchema:qe,data:s};e===null?e=
[r]:e.push(r),p++}if(s<3||isNaN(s)){const r={instancePath:i,schemaPath:"#/minimum",keyword:"minimum",params:{comparison:">=",limit:3},schema:3,parentSchema:qe,data:s};
e===null?e=[r]:e.push(r),p++}}return se.errors=e,p===0}const Re={minimum:1,maximum:65535,type:"integer"};function te(s,{instancePath:i="",parentData:k,parentDataProperty:S,
rootData:c=s}={}){let e=null,p=0;if(!(typeof s=="number"&&!(s%1)&&!isNaN(s)&&isFinite(s))){const r={instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"\
integer"},schema:Re.type,parentSchema:Re,data:s};e===null?e=[r]:e.push(r),p++}if(typeof s=="number"&&isFinite(s)){if(s>65535||isNaN(s)){const r={instancePath:i,
schemaPath:"#/maximum",keyword:"maximum",params:{comparison:"<=",limit:65535},schema:65535,parentSchema:Re,data:s};e===null?e=[r]:e.push(r),p++}if(s<1||isNaN(s)){
const r={instancePath:i,schemaPath:"#/minimum",keyword:"minimum",params:{comparison:">=",limit:1},schema:1,parentSchema:Re,data:s};e===null?e=[r]:e.push(r),p++}}
return te.errors=e,p===0}const X={type:"object",properties:{enabled:{type:"boolean"},restartTimeSeconds:{minimum:1,maximum:4095,type:"integer"}},additionalProperties:!1,
required:["enabled"]};function pe(s,{instancePath:i="",parentData:k,parentDataProperty:S,rootData:c=s}={}){let e=null,p=0;if(s&&typeof s=="object"&&!Array.isArray(
s)){if(s.enabled===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"enabled"},schema:X.required,parentSchema:X,
data:s};e===null?e=[r]:e.push(r),p++}for(const r in s)if(!(r==="enabled"||r==="restartTimeSeconds")){const t={instancePath:i,schemaPath:"#/additionalProperties",
keyword:"additionalProperties",params:{additionalProperty:r},schema:!1,parentSchema:X,data:s};e===null?e=[t]:e.push(t),p++}if(s.enabled!==void 0){let r=s.enabled;
if(typeof r!="boolean"){const t={instancePath:i+"/enabled",schemaPath:"#/properties/enabled/type",keyword:"type",params:{type:"boolean"},schema:X.properties.enabled.
type,parentSchema:X.properties.enabled,data:r};e===null?e=[t]:e.push(t),p++}}if(s.restartTimeSeconds!==void 0){let r=s.restartTimeSeconds;if(!(typeof r=="number"&&
!(r%1)&&!isNaN(r)&&isFinite(r))){const t={instancePath:i+"/restartTimeSeconds",schemaPath:"#/properties/restartTimeSeconds/type",keyword:"type",params:{type:"in\
teger"},schema:X.properties.restartTimeSeconds.type,parentSchema:X.properties.restartTimeSeconds,data:r};e===null?e=[t]:e.push(t),p++}if(typeof r=="number"&&isFinite(
r)){if(r>4095||isNaN(r)){const t={instancePath:i+"/restartTimeSeconds",schemaPath:"#/properties/restartTimeSeconds/maximum",keyword:"maximum",params:{comparison:"\
<=",limit:4095},schema:4095,parentSchema:X.properties.restartTimeSeconds,data:r};e===null?e=[t]:e.push(t),p++}if(r<1||isNaN(r)){const t={instancePath:i+"/restar\
tTimeSeconds",schemaPath:"#/properties/restartTimeSeconds/minimum",keyword:"minimum",params:{comparison:">=",limit:1},schema:1,parentSchema:X.properties.restartTimeSeconds,
data:r};e===null?e=[t]:e.push(t),p++}}}}else{const r={instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},schema:X.type,parentSchema:X,data:s};
e===null?e=[r]:e.push(r),p++}return pe.errors=e,p===0}const G={type:"object",properties:{advertisements:{$ref:"#/definitions/LabelSelector"},afi:{enum:["ipv4","\
ipv6","l2vpn","ls","opaque"],type:"string"},safi:{enum:["encapsulation","evpn","flowspec_unicast","flowspec_vpn","key_value","ls","mpls_label","mpls_vpn","mpls_\
vpn_multicast","multicast","mup","route_target_constraints","sr_policy","unicast","vpls"],type:"string"}},additionalProperties:!1,required:["afi","safi"]};function fe(s,{
instancePath:i="",parentData:k,parentDataProperty:S,rootData:c=s}={}){let e=null,p=0;if(s&&typeof s=="object"&&!Array.isArray(s)){if(s.afi===void 0){const r={instancePath:i,
schemaPath:"#/required",keyword:"required",params:{missingProperty:"afi"},schema:G.required,parentSchema:G,data:s};e===null?e=[r]:e.push(r),p++}if(s.safi===void 0){
const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"safi"},schema:G.required,parentSchema:G,data:s};e===null?e=[r]:e.push(
r),p++}for(const r in s)if(!(r==="advertisements"||r==="afi"||r==="safi")){const t={instancePath:i,schemaPath:"#/additionalProperties",keyword:"additionalProper\
ties",params:{additionalProperty:r},schema:!1,parentSchema:G,data:s};e===null?e=[t]:e.push(t),p++}if(s.advertisements!==void 0&&(h(s.advertisements,{instancePath:i+
"/advertisements",parentData:s,parentDataProperty:"advertisements",rootData:c})||(e=e===null?h.errors:e.concat(h.errors),p=e.length)),s.afi!==void 0){let r=s.afi;
if(typeof r!="string"){const t={instancePath:i+"/afi",schemaPath:"#/properties/afi/type",keyword:"type",params:{type:"string"},schema:G.properties.afi.type,parentSchema:G.
properties.afi,data:r};e===null?e=[t]:e.push(t),p++}if(!(r==="ipv4"||r==="ipv6"||r==="l2vpn"||r==="ls"||r==="opaque")){const t={instancePath:i+"/afi",schemaPath:"\
#/properties/afi/enum",keyword:"enum",params:{allowedValues:G.properties.afi.enum},schema:G.properties.afi.enum,parentSchema:G.properties.afi,data:r};e===null?e=
[t]:e.push(t),p++}}if(s.safi!==void 0){let r=s.safi;if(typeof r!="string"){const t={instancePath:i+"/safi",schemaPath:"#/properties/safi/type",keyword:"type",params:{
type:"string"},schema:G.properties.safi.type,parentSchema:G.properties.safi,data:r};e===null?e=[t]:e.push(t),p++}if(!(r==="encapsulation"||r==="evpn"||r==="flow\
spec_unicast"||r==="flowspec_vpn"||r==="key_value"||r==="ls"||r==="mpls_label"||r==="mpls_vpn"||r==="mpls_vpn_multicast"||r==="multicast"||r==="mup"||r==="route\
_target_constraints"||r==="sr_policy"||r==="unicast"||r==="vpls")){const t={instancePath:i+"/safi",schemaPath:"#/properties/safi/enum",keyword:"enum",params:{allowedValues:G.
properties.safi.enum},schema:G.properties.safi.enum,parentSchema:G.properties.safi,data:r};e===null?e=[t]:e.push(t),p++}}}else{const r={instancePath:i,schemaPath:"\
#/type",keyword:"type",params:{type:"object"},schema:G.type,parentSchema:G,data:s};e===null?e=[r]:e.push(r),p++}return fe.errors=e,p===0}function je(s,{instancePath:i="",
parentData:k,parentDataProperty:S,rootData:c=s}={}){let e=null,p=0;if(s&&typeof s=="object"&&!Array.isArray(s)){for(const r in s)if(!(r==="transport"||r==="auth\
SecretRef"||r==="ebgpMultihop"||r==="timers"||r==="gracefulRestart"||r==="families")){const t={instancePath:i,schemaPath:"#/additionalProperties",keyword:"addit\
ionalProperties",params:{additionalProperty:r},schema:!1,parentSchema:B,data:s};e===null?e=[t]:e.push(t),p++}if(s.transport!==void 0){let r=s.transport;if(r&&typeof r==
"object"&&!Array.isArray(r)){for(const t in r)if(!(t==="peerPort"||t==="sourceInterface")){const a={instancePath:i+"/transport",schemaPath:"#/properties/transpo\
rt/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:t},schema:!1,parentSchema:B.properties.transport,data:r};e===null?e=[a]:e.push(
a),p++}if(r.peerPort!==void 0&&(x(r.peerPort,{instancePath:i+"/transport/peerPort",parentData:r,parentDataProperty:"peerPort",rootData:c})||(e=e===null?x.errors:
e.concat(x.errors),p=e.length)),r.sourceInterface!==void 0){let t=r.sourceInterface;if(typeof t!="string"){const a={instancePath:i+"/transport/sourceInterface",
schemaPath:"#/properties/transport/properties/sourceInterface/type",keyword:"type",params:{type:"string"},schema:B.properties.transport.properties.sourceInterface.
type,parentSchema:B.properties.transport.properties.sourceInterface,data:t};e===null?e=[a]:e.push(a),p++}}}else{const t={instancePath:i+"/transport",schemaPath:"\
#/properties/transport/type",keyword:"type",params:{type:"object"},schema:B.properties.transport.type,parentSchema:B.properties.transport,data:r};e===null?e=[t]:
e.push(t),p++}}if(s.authSecretRef!==void 0){let r=s.authSecretRef;if(typeof r!="string"){const t={instancePath:i+"/authSecretRef",schemaPath:"#/properties/authS\
ecretRef/type",keyword:"type",params:{type:"string"},schema:B.properties.authSecretRef.type,parentSchema:B.properties.authSecretRef,data:r};e===null?e=[t]:e.push(
t),p++}}if(s.ebgpMultihop!==void 0&&(ee(s.ebgpMultihop,{instancePath:i+"/ebgpMultihop",parentData:s,parentDataProperty:"ebgpMultihop",rootData:c})||(e=e===null?
ee.errors:e.concat(ee.errors),p=e.length)),s.timers!==void 0){let r=s.timers;if(r&&typeof r=="object"&&!Array.isArray(r)){for(const t in r)if(!(t==="connectRetr\
yTimeSeconds"||t==="holdTimeSeconds"||t==="keepAliveTimeSeconds")){const a={instancePath:i+"/timers",schemaPath:"#/properties/timers/additionalProperties",keyword:"\
additionalProperties",params:{additionalProperty:t},schema:!1,parentSchema:B.properties.timers,data:r};e===null?e=[a]:e.push(a),p++}r.connectRetryTimeSeconds!==
void 0&&(re(r.connectRetryTimeSeconds,{instancePath:i+"/timers/connectRetryTimeSeconds",parentData:r,parentDataProperty:"connectRetryTimeSeconds",rootData:c})||
(e=e===null?re.errors:e.concat(re.errors),p=e.length)),r.holdTimeSeconds!==void 0&&(se(r.holdTimeSeconds,{instancePath:i+"/timers/holdTimeSeconds",parentData:r,
parentDataProperty:"holdTimeSeconds",rootData:c})||(e=e===null?se.errors:e.concat(se.errors),p=e.length)),r.keepAliveTimeSeconds!==void 0&&(te(r.keepAliveTimeSeconds,
{instancePath:i+"/timers/keepAliveTimeSeconds",parentData:r,parentDataProperty:"keepAliveTimeSeconds",rootData:c})||(e=e===null?te.errors:e.concat(te.errors),p=
e.length))}else{const t={instancePath:i+"/timers",schemaPath:"#/properties/timers/type",keyword:"type",params:{type:"object"},schema:B.properties.timers.type,parentSchema:B.
properties.timers,data:r};e===null?e=[t]:e.push(t),p++}}if(s.gracefulRestart!==void 0&&(pe(s.gracefulRestart,{instancePath:i+"/gracefulRestart",parentData:s,parentDataProperty:"\
gracefulRestart",rootData:c})||(e=e===null?pe.errors:e.concat(pe.errors),p=e.length)),s.families!==void 0){let r=s.families;if(Array.isArray(r)){const t=r.length;
for(let a=0;a<t;a++)fe(r[a],{instancePath:i+"/families/"+a,parentData:r,parentDataProperty:a,rootData:c})||(e=e===null?fe.errors:e.concat(fe.errors),p=e.length)}else{
const t={instancePath:i+"/families",schemaPath:"#/properties/families/type",keyword:"type",params:{type:"array"},schema:B.properties.families.type,parentSchema:B.
properties.families,data:r};e===null?e=[t]:e.push(t),p++}}}else{const r={instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},schema:B.type,
parentSchema:B,data:s};e===null?e=[r]:e.push(r),p++}return je.errors=e,p===0}function Be(s,{instancePath:i="",parentData:k,parentDataProperty:S,rootData:c=s}={}){
let e=null,p=0;if(s&&typeof s=="object"&&!Array.isArray(s)){if(s.apiVersion===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{
missingProperty:"apiVersion"},schema:_.required,parentSchema:_,data:s};e===null?e=[r]:e.push(r),p++}if(s.kind===void 0){const r={instancePath:i,schemaPath:"#/re\
quired",keyword:"required",params:{missingProperty:"kind"},schema:_.required,parentSchema:_,data:s};e===null?e=[r]:e.push(r),p++}if(s.metadata===void 0){const r={
instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"metadata"},schema:_.required,parentSchema:_,data:s};e===null?e=[r]:e.push(r),
p++}if(s.spec===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"spec"},schema:_.required,parentSchema:_,data:s};
e===null?e=[r]:e.push(r),p++}for(const r in s)if(!(r==="spec"||r==="apiVersion"||r==="kind"||r==="metadata"||r==="status")){const t={instancePath:i,schemaPath:"\
#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},schema:!1,parentSchema:_,data:s};e===null?e=[t]:e.push(t),p++}if(s.spec!==void 0&&
(je(s.spec,{instancePath:i+"/spec",parentData:s,parentDataProperty:"spec",rootData:c})||(e=e===null?je.errors:e.concat(je.errors),p=e.length)),s.apiVersion!==void 0){
let r=s.apiVersion;if(typeof r!="string"){const t={instancePath:i+"/apiVersion",schemaPath:"#/properties/apiVersion/type",keyword:"type",params:{type:"string"},
schema:_.properties.apiVersion.type,parentSchema:_.properties.apiVersion,data:r};e===null?e=[t]:e.push(t),p++}}if(s.kind!==void 0){let r=s.kind;if(typeof r!="st\
ring"){const t={instancePath:i+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type:"string"},schema:_.properties.kind.type,parentSchema:_.properties.
kind,data:r};e===null?e=[t]:e.push(t),p++}}s.metadata!==void 0&&(b(s.metadata,{instancePath:i+"/metadata",parentData:s,parentDataProperty:"metadata",rootData:c})||
(e=e===null?b.errors:e.concat(b.errors),p=e.length)),s.status!==void 0&&(P(s.status,{instancePath:i+"/status",parentData:s,parentDataProperty:"status",rootData:c})||
(e=e===null?P.errors:e.concat(P.errors),p=e.length))}else{const r={instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},schema:_.type,parentSchema:_,
data:s};e===null?e=[r]:e.push(r),p++}return Be.errors=e,p===0}const tr=Me,T={type:"object",properties:{spec:{type:"object",properties:{advertisements:{type:"arr\
ay",items:{$ref:"#/definitions/AdvertisementEntry"}}},additionalProperties:!1,required:["advertisements"]},apiVersion:{type:"string"},kind:{type:"string"},metadata:{
$ref:"#/definitions/Metadata"},status:{$ref:"#/definitions/Json"}},additionalProperties:!1,required:["apiVersion","kind","metadata","spec"]},v={type:"object",properties:{
advertisementType:{enum:["CiliumPodIPPool","Interface","PodCIDR","Service"],type:"string"},interface:{type:"object",properties:{name:{type:"string"}},additionalProperties:!1,
required:["name"]},service:{type:"object",properties:{addresses:{minItems:1,type:"array",items:{$ref:"#/definitions/ServiceAddress"}},aggregationLengthIPv4:{minimum:0,
maximum:31,type:"integer"},aggregationLengthIPv6:{minimum:0,maximum:127,type:"integer"}},additionalProperties:!1,required:["addresses"]},selector:{$ref:"#/defin\
itions/LabelSelector"},attributes:{type:"object",properties:{communities:{$ref:"#/definitions/Communities"},localPreference:{type:"integer"}},additionalProperties:!1}},
additionalProperties:!1,required:["advertisementType"]},he={enum:["ClusterIP","ExternalIP","LoadBalancerIP"],type:"string"};function ie(s,{instancePath:i="",parentData:k,
parentDataProperty:S,rootData:c=s}={}){let e=null,p=0;if(typeof s!="string"){const r={instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"string"},schema:he.
type,parentSchema:he,data:s};e===null?e=[r]:e.push(r),p++}if(!(s==="ClusterIP"||s==="ExternalIP"||s==="LoadBalancerIP")){const r={instancePath:i,schemaPath:"#/e\
num",keyword:"enum",params:{allowedValues:he.enum},schema:he.enum,parentSchema:he,data:s};e===null?e=[r]:e.push(r),p++}return ie.errors=e,p===0}const M={type:"o\
bject",properties:{standard:{items:{type:"string",pattern:"^((0|[1-9][0-9]{0,8}|[1-3][0-9]{9}|4[01][0-9]{8}|42[0-8][0-9]{7}|429[0-3][0-9]{6}|4294[0-8][0-9]{5}|4\
2949[0-5][0-9]{4}|429496[0-6][0-9]{3}|4294967[01][0-9]{2}|42949672[0-8][0-9]|429496729[0-5])|(0|[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655\
[0-2][0-9]|6553[0-5]):(0|[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))$"},type:"array"},large:{items:{type:"string",pattern:"\
^(0|[1-9][0-9]{0,8}|[1-3][0-9]{9}|4[01][0-9]{8}|42[0-8][0-9]{7}|429[0-3][0-9]{6}|4294[0-8][0-9]{5}|42949[0-5][0-9]{4}|429496[0-6][0-9]{3}|4294967[01][0-9]{2}|42\
949672[0-8][0-9]|429496729[0-5])(:(0|[1-9][0-9]{0,8}|[1-3][0-9]{9}|4[01][0-9]{8}|42[0-8][0-9]{7}|429[0-3][0-9]{6}|4294[0-8][0-9]{5}|42949[0-5][0-9]{4}|429496[0-\
6][0-9]{3}|4294967[01][0-9]{2}|42949672[0-8][0-9]|429496729[0-5])){2}$"},type:"array"},wellKnown:{type:"array",items:{$ref:"#/definitions/WellKnownCommunity"}}},
additionalProperties:!1},pr=new RegExp("^((0|[1-9][0-9]{0,8}|[1-3][0-9]{9}|4[01][0-9]{8}|42[0-8][0-9]{7}|429[0-3][0-9]{6}|4294[0-8][0-9]{5}|42949[0-5][0-9]{4}|4\
29496[0-6][0-9]{3}|4294967[01][0-9]{2}|42949672[0-8][0-9]|429496729[0-5])|(0|[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5\
]):(0|[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))$","u"),ir=new RegExp("^(0|[1-9][0-9]{0,8}|[1-3][0-9]{9}|4[01][0-9]{\
8}|42[0-8][0-9]{7}|429[0-3][0-9]{6}|4294[0-8][0-9]{5}|42949[0-5][0-9]{4}|429496[0-6][0-9]{3}|4294967[01][0-9]{2}|42949672[0-8][0-9]|429496729[0-5])(:(0|[1-9][0-\
9]{0,8}|[1-3][0-9]{9}|4[01][0-9]{8}|42[0-8][0-9]{7}|429[0-3][0-9]{6}|4294[0-8][0-9]{5}|42949[0-5][0-9]{4}|429496[0-6][0-9]{3}|4294967[01][0-9]{2}|42949672[0-8][\
0-9]|429496729[0-5])){2}$","u"),Pe={enum:["accept-own","blackhole","internet","llgr-stale","no-advertise","no-export","no-export-subconfed","no-llgr","no-peer",
"planned-shut","route-filter-translated-v4","route-filter-translated-v6","route-filter-v4","route-filter-v6"],type:"string"};function Ne(s,{instancePath:i="",parentData:k,
parentDataProperty:S,rootData:c=s}={}){let e=null,p=0;if(typeof s!="string"){const r={instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"string"},schema:Pe.
type,parentSchema:Pe,data:s};e===null?e=[r]:e.push(r),p++}if(!(s==="accept-own"||s==="blackhole"||s==="internet"||s==="llgr-stale"||s==="no-advertise"||s==="no-\
export"||s==="no-export-subconfed"||s==="no-llgr"||s==="no-peer"||s==="planned-shut"||s==="route-filter-translated-v4"||s==="route-filter-translated-v6"||s==="r\
oute-filter-v4"||s==="route-filter-v6")){const r={instancePath:i,schemaPath:"#/enum",keyword:"enum",params:{allowedValues:Pe.enum},schema:Pe.enum,parentSchema:Pe,
data:s};e===null?e=[r]:e.push(r),p++}return Ne.errors=e,p===0}function ae(s,{instancePath:i="",parentData:k,parentDataProperty:S,rootData:c=s}={}){let e=null,p=0;
if(s&&typeof s=="object"&&!Array.isArray(s)){for(const r in s)if(!(r==="standard"||r==="large"||r==="wellKnown")){const t={instancePath:i,schemaPath:"#/addition\
alProperties",keyword:"additionalProperties",params:{additionalProperty:r},schema:!1,parentSchema:M,data:s};e===null?e=[t]:e.push(t),p++}if(s.standard!==void 0){
let r=s.standard;if(Array.isArray(r)){const t=r.length;for(let a=0;a<t;a++){let n=r[a];if(typeof n=="string"){if(!pr.test(n)){const o={instancePath:i+"/standard\
/"+a,schemaPath:"#/properties/standard/items/pattern",keyword:"pattern",params:{pattern:"^((0|[1-9][0-9]{0,8}|[1-3][0-9]{9}|4[01][0-9]{8}|42[0-8][0-9]{7}|429[0-\
3][0-9]{6}|4294[0-8][0-9]{5}|42949[0-5][0-9]{4}|429496[0-6][0-9]{3}|4294967[01][0-9]{2}|42949672[0-8][0-9]|429496729[0-5])|(0|[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-\
4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]):(0|[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))$"},schema:"^((0|[1\
-9][0-9]{0,8}|[1-3][0-9]{9}|4[01][0-9]{8}|42[0-8][0-9]{7}|429[0-3][0-9]{6}|4294[0-8][0-9]{5}|42949[0-5][0-9]{4}|429496[0-6][0-9]{3}|4294967[01][0-9]{2}|42949672\
[0-8][0-9]|429496729[0-5])|(0|[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]):(0|[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]\
{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))$",parentSchema:M.properties.standard.items,data:n};e===null?e=[o]:e.push(o),p++}}else{const o={instancePath:i+"/st\
andard/"+a,schemaPath:"#/properties/standard/items/type",keyword:"type",params:{type:"string"},schema:M.properties.standard.items.type,parentSchema:M.properties.
standard.items,data:n};e===null?e=[o]:e.push(o),p++}}}else{const t={instancePath:i+"/standard",schemaPath:"#/properties/standard/type",keyword:"type",params:{type:"\
array"},schema:M.properties.standard.type,parentSchema:M.properties.standard,data:r};e===null?e=[t]:e.push(t),p++}}if(s.large!==void 0){let r=s.large;if(Array.isArray(
r)){const t=r.length;for(let a=0;a<t;a++){let n=r[a];if(typeof n=="string"){if(!ir.test(n)){const o={instancePath:i+"/large/"+a,schemaPath:"#/properties/large/i\
tems/pattern",keyword:"pattern",params:{pattern:"^(0|[1-9][0-9]{0,8}|[1-3][0-9]{9}|4[01][0-9]{8}|42[0-8][0-9]{7}|429[0-3][0-9]{6}|4294[0-8][0-9]{5}|42949[0-5][0\
-9]{4}|429496[0-6][0-9]{3}|4294967[01][0-9]{2}|42949672[0-8][0-9]|429496729[0-5])(:(0|[1-9][0-9]{0,8}|[1-3][0-9]{9}|4[01][0-9]{8}|42[0-8][0-9]{7}|429[0-3][0-9]{\
6}|4294[0-8][0-9]{5}|42949[0-5][0-9]{4}|429496[0-6][0-9]{3}|4294967[01][0-9]{2}|42949672[0-8][0-9]|429496729[0-5])){2}$"},schema:"^(0|[1-9][0-9]{0,8}|[1-3][0-9]\
{9}|4[01][0-9]{8}|42[0-8][0-9]{7}|429[0-3][0-9]{6}|4294[0-8][0-9]{5}|42949[0-5][0-9]{4}|429496[0-6][0-9]{3}|4294967[01][0-9]{2}|42949672[0-8][0-9]|429496729[0-5\
])(:(0|[1-9][0-9]{0,8}|[1-3][0-9]{9}|4[01][0-9]{8}|42[0-8][0-9]{7}|429[0-3][0-9]{6}|4294[0-8][0-9]{5}|42949[0-5][0-9]{4}|429496[0-6][0-9]{3}|4294967[01][0-9]{2}\
|42949672[0-8][0-9]|429496729[0-5])){2}$",parentSchema:M.properties.large.items,data:n};e===null?e=[o]:e.push(o),p++}}else{const o={instancePath:i+"/large/"+a,schemaPath:"\
#/properties/large/items/type",keyword:"type",params:{type:"string"},schema:M.properties.large.items.type,parentSchema:M.properties.large.items,data:n};e===null?
e=[o]:e.push(o),p++}}}else{const t={instancePath:i+"/large",schemaPath:"#/properties/large/type",keyword:"type",params:{type:"array"},schema:M.properties.large.
type,parentSchema:M.properties.large,data:r};e===null?e=[t]:e.push(t),p++}}if(s.wellKnown!==void 0){let r=s.wellKnown;if(Array.isArray(r)){const t=r.length;for(let a=0;a<
t;a++)Ne(r[a],{instancePath:i+"/wellKnown/"+a,parentData:r,parentDataProperty:a,rootData:c})||(e=e===null?Ne.errors:e.concat(Ne.errors),p=e.length)}else{const t={
instancePath:i+"/wellKnown",schemaPath:"#/properties/wellKnown/type",keyword:"type",params:{type:"array"},schema:M.properties.wellKnown.type,parentSchema:M.properties.
wellKnown,data:r};e===null?e=[t]:e.push(t),p++}}}else{const r={instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},schema:M.type,parentSchema:M,
data:s};e===null?e=[r]:e.push(r),p++}return ae.errors=e,p===0}function Ve(s,{instancePath:i="",parentData:k,parentDataProperty:S,rootData:c=s}={}){let e=null,p=0;
if(s&&typeof s=="object"&&!Array.isArray(s)){if(s.advertisementType===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"\
advertisementType"},schema:v.required,parentSchema:v,data:s};e===null?e=[r]:e.push(r),p++}for(const r in s)if(!(r==="advertisementType"||r==="interface"||r==="s\
ervice"||r==="selector"||r==="attributes")){const t={instancePath:i,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},
schema:!1,parentSchema:v,data:s};e===null?e=[t]:e.push(t),p++}if(s.advertisementType!==void 0){let r=s.advertisementType;if(typeof r!="string"){const t={instancePath:i+
"/advertisementType",schemaPath:"#/properties/advertisementType/type",keyword:"type",params:{type:"string"},schema:v.properties.advertisementType.type,parentSchema:v.
properties.advertisementType,data:r};e===null?e=[t]:e.push(t),p++}if(!(r==="CiliumPodIPPool"||r==="Interface"||r==="PodCIDR"||r==="Service")){const t={instancePath:i+
"/advertisementType",schemaPath:"#/properties/advertisementType/enum",keyword:"enum",params:{allowedValues:v.properties.advertisementType.enum},schema:v.properties.
advertisementType.enum,parentSchema:v.properties.advertisementType,data:r};e===null?e=[t]:e.push(t),p++}}if(s.interface!==void 0){let r=s.interface;if(r&&typeof r==
"object"&&!Array.isArray(r)){if(r.name===void 0){const t={instancePath:i+"/interface",schemaPath:"#/properties/interface/required",keyword:"required",params:{missingProperty:"\
name"},schema:v.properties.interface.required,parentSchema:v.properties.interface,data:r};e===null?e=[t]:e.push(t),p++}for(const t in r)if(t!=="name"){const a={
instancePath:i+"/interface",schemaPath:"#/properties/interface/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:t},schema:!1,parentSchema:v.
properties.interface,data:r};e===null?e=[a]:e.push(a),p++}if(r.name!==void 0){let t=r.name;if(typeof t!="string"){const a={instancePath:i+"/interface/name",schemaPath:"\
#/properties/interface/properties/name/type",keyword:"type",params:{type:"string"},schema:v.properties.interface.properties.name.type,parentSchema:v.properties.
interface.properties.name,data:t};e===null?e=[a]:e.push(a),p++}}}else{const t={instancePath:i+"/interface",schemaPath:"#/properties/interface/type",keyword:"typ\
e",params:{type:"object"},schema:v.properties.interface.type,parentSchema:v.properties.interface,data:r};e===null?e=[t]:e.push(t),p++}}if(s.service!==void 0){let r=s.
service;if(r&&typeof r=="object"&&!Array.isArray(r)){if(r.addresses===void 0){const t={instancePath:i+"/service",schemaPath:"#/properties/service/required",keyword:"\
required",params:{missingProperty:"addresses"},schema:v.properties.service.required,parentSchema:v.properties.service,data:r};e===null?e=[t]:e.push(t),p++}for(const t in r)
if(!(t==="addresses"||t==="aggregationLengthIPv4"||t==="aggregationLengthIPv6")){const a={instancePath:i+"/service",schemaPath:"#/properties/service/additionalP\
roperties",keyword:"additionalProperties",params:{additionalProperty:t},schema:!1,parentSchema:v.properties.service,data:r};e===null?e=[a]:e.push(a),p++}if(r.addresses!==
void 0){let t=r.addresses;if(Array.isArray(t)){if(t.length<1){const n={instancePath:i+"/service/addresses",schemaPath:"#/properties/service/properties/addresses\
/minItems",keyword:"minItems",params:{limit:1},schema:1,parentSchema:v.properties.service.properties.addresses,data:t};e===null?e=[n]:e.push(n),p++}const a=t.length;
for(let n=0;n<a;n++)ie(t[n],{instancePath:i+"/service/addresses/"+n,parentData:t,parentDataProperty:n,rootData:c})||(e=e===null?ie.errors:e.concat(ie.errors),p=
e.length)}else{const a={instancePath:i+"/service/addresses",schemaPath:"#/properties/service/properties/addresses/type",keyword:"type",params:{type:"array"},schema:v.
properties.service.properties.addresses.type,parentSchema:v.properties.service.properties.addresses,data:t};e===null?e=[a]:e.push(a),p++}}if(r.aggregationLengthIPv4!==
void 0){let t=r.aggregationLengthIPv4;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t))){const a={instancePath:i+"/service/aggregationLengthIPv4",schemaPath:"\
#/properties/service/properties/aggregationLengthIPv4/type",keyword:"type",params:{type:"integer"},schema:v.properties.service.properties.aggregationLengthIPv4.
type,parentSchema:v.properties.service.properties.aggregationLengthIPv4,data:t};e===null?e=[a]:e.push(a),p++}if(typeof t=="number"&&isFinite(t)){if(t>31||isNaN(
t)){const a={instancePath:i+"/service/aggregationLengthIPv4",schemaPath:"#/properties/service/properties/aggregationLengthIPv4/maximum",keyword:"maximum",params:{
comparison:"<=",limit:31},schema:31,parentSchema:v.properties.service.properties.aggregationLengthIPv4,data:t};e===null?e=[a]:e.push(a),p++}if(t<0||isNaN(t)){const a={
instancePath:i+"/service/aggregationLengthIPv4",schemaPath:"#/properties/service/properties/aggregationLengthIPv4/minimum",keyword:"minimum",params:{comparison:"\
>=",limit:0},schema:0,parentSchema:v.properties.service.properties.aggregationLengthIPv4,data:t};e===null?e=[a]:e.push(a),p++}}}if(r.aggregationLengthIPv6!==void 0){
let t=r.aggregationLengthIPv6;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t))){const a={instancePath:i+"/service/aggregationLengthIPv6",schemaPath:"#/p\
roperties/service/properties/aggregationLengthIPv6/type",keyword:"type",params:{type:"integer"},schema:v.properties.service.properties.aggregationLengthIPv6.type,
parentSchema:v.properties.service.properties.aggregationLengthIPv6,data:t};e===null?e=[a]:e.push(a),p++}if(typeof t=="number"&&isFinite(t)){if(t>127||isNaN(t)){
const a={instancePath:i+"/service/aggregationLengthIPv6",schemaPath:"#/properties/service/properties/aggregationLengthIPv6/maximum",keyword:"maximum",params:{comparison:"\
<=",limit:127},schema:127,parentSchema:v.properties.service.properties.aggregationLengthIPv6,data:t};e===null?e=[a]:e.push(a),p++}if(t<0||isNaN(t)){const a={instancePath:i+
"/service/aggregationLengthIPv6",schemaPath:"#/properties/service/properties/aggregationLengthIPv6/minimum",keyword:"minimum",params:{comparison:">=",limit:0},schema:0,
parentSchema:v.properties.service.properties.aggregationLengthIPv6,data:t};e===null?e=[a]:e.push(a),p++}}}}else{const t={instancePath:i+"/service",schemaPath:"#\
/properties/service/type",keyword:"type",params:{type:"object"},schema:v.properties.service.type,parentSchema:v.properties.service,data:r};e===null?e=[t]:e.push(
t),p++}}if(s.selector!==void 0&&(h(s.selector,{instancePath:i+"/selector",parentData:s,parentDataProperty:"selector",rootData:c})||(e=e===null?h.errors:e.concat(
h.errors),p=e.length)),s.attributes!==void 0){let r=s.attributes;if(r&&typeof r=="object"&&!Array.isArray(r)){for(const t in r)if(!(t==="communities"||t==="loca\
lPreference")){const a={instancePath:i+"/attributes",schemaPath:"#/properties/attributes/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:t},
schema:!1,parentSchema:v.properties.attributes,data:r};e===null?e=[a]:e.push(a),p++}if(r.communities!==void 0&&(ae(r.communities,{instancePath:i+"/attributes/co\
mmunities",parentData:r,parentDataProperty:"communities",rootData:c})||(e=e===null?ae.errors:e.concat(ae.errors),p=e.length)),r.localPreference!==void 0){let t=r.
localPreference;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t))){const a={instancePath:i+"/attributes/localPreference",schemaPath:"#/properties/attribu\
tes/properties/localPreference/type",keyword:"type",params:{type:"integer"},schema:v.properties.attributes.properties.localPreference.type,parentSchema:v.properties.
attributes.properties.localPreference,data:t};e===null?e=[a]:e.push(a),p++}}}else{const t={instancePath:i+"/attributes",schemaPath:"#/properties/attributes/type",
keyword:"type",params:{type:"object"},schema:v.properties.attributes.type,parentSchema:v.properties.attributes,data:r};e===null?e=[t]:e.push(t),p++}}}else{const r={
instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},schema:v.type,parentSchema:v,data:s};e===null?e=[r]:e.push(r),p++}return Ve.errors=e,p===
0}function Me(s,{instancePath:i="",parentData:k,parentDataProperty:S,rootData:c=s}={}){let e=null,p=0;if(s&&typeof s=="object"&&!Array.isArray(s)){if(s.apiVersion===
void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"apiVersion"},schema:T.required,parentSchema:T,data:s};e===null?
e=[r]:e.push(r),p++}if(s.kind===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"kind"},schema:T.required,parentSchema:T,
data:s};e===null?e=[r]:e.push(r),p++}if(s.metadata===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"metadat\
a"},schema:T.required,parentSchema:T,data:s};e===null?e=[r]:e.push(r),p++}if(s.spec===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",
params:{missingProperty:"spec"},schema:T.required,parentSchema:T,data:s};e===null?e=[r]:e.push(r),p++}for(const r in s)if(!(r==="spec"||r==="apiVersion"||r==="k\
ind"||r==="metadata"||r==="status")){const t={instancePath:i,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},schema:!1,
parentSchema:T,data:s};e===null?e=[t]:e.push(t),p++}if(s.spec!==void 0){let r=s.spec;if(r&&typeof r=="object"&&!Array.isArray(r)){if(r.advertisements===void 0){
const t={instancePath:i+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty:"advertisements"},schema:T.properties.spec.required,
parentSchema:T.properties.spec,data:r};e===null?e=[t]:e.push(t),p++}for(const t in r)if(t!=="advertisements"){const a={instancePath:i+"/spec",schemaPath:"#/prop\
erties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:t},schema:!1,parentSchema:T.properties.spec,data:r};e===null?e=[a]:e.
push(a),p++}if(r.advertisements!==void 0){let t=r.advertisements;if(Array.isArray(t)){const a=t.length;for(let n=0;n<a;n++)Ve(t[n],{instancePath:i+"/spec/advert\
isements/"+n,parentData:t,parentDataProperty:n,rootData:c})||(e=e===null?Ve.errors:e.concat(Ve.errors),p=e.length)}else{const a={instancePath:i+"/spec/advertise\
ments",schemaPath:"#/properties/spec/properties/advertisements/type",keyword:"type",params:{type:"array"},schema:T.properties.spec.properties.advertisements.type,
parentSchema:T.properties.spec.properties.advertisements,data:t};e===null?e=[a]:e.push(a),p++}}}else{const t={instancePath:i+"/spec",schemaPath:"#/properties/sp\
ec/type",keyword:"type",params:{type:"object"},schema:T.properties.spec.type,parentSchema:T.properties.spec,data:r};e===null?e=[t]:e.push(t),p++}}if(s.apiVersion!==
void 0){let r=s.apiVersion;if(typeof r!="string"){const t={instancePath:i+"/apiVersion",schemaPath:"#/properties/apiVersion/type",keyword:"type",params:{type:"s\
tring"},schema:T.properties.apiVersion.type,parentSchema:T.properties.apiVersion,data:r};e===null?e=[t]:e.push(t),p++}}if(s.kind!==void 0){let r=s.kind;if(typeof r!=
"string"){const t={instancePath:i+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type:"string"},schema:T.properties.kind.type,parentSchema:T.
properties.kind,data:r};e===null?e=[t]:e.push(t),p++}}s.metadata!==void 0&&(b(s.metadata,{instancePath:i+"/metadata",parentData:s,parentDataProperty:"metadata",
rootData:c})||(e=e===null?b.errors:e.concat(b.errors),p=e.length)),s.status!==void 0&&(P(s.status,{instancePath:i+"/status",parentData:s,parentDataProperty:"sta\
tus",rootData:c})||(e=e===null?P.errors:e.concat(P.errors),p=e.length))}else{const r={instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},schema:T.
type,parentSchema:T,data:s};e===null?e=[r]:e.push(r),p++}return Me.errors=e,p===0}const ar=Je,m={type:"object",properties:{spec:{type:"object",properties:{bgpInstances:{
minItems:1,type:"array",items:{type:"object",properties:{name:{$ref:"#/definitions/ListName"},routerID:{type:"string"},localASN:{$ref:"#/definitions/Asn"},localPort:{
$ref:"#/definitions/Int32"},peers:{type:"array",items:{type:"object",properties:{name:{$ref:"#/definitions/ListName"},localAddress:{type:"string"},localPort:{$ref:"\
#/definitions/Int32"}},additionalProperties:!1,required:["name"]}}},additionalProperties:!1,required:["name"]}}},additionalProperties:!1,required:["bgpInstances"]},
apiVersion:{type:"string"},kind:{type:"string"},metadata:{$ref:"#/definitions/Metadata"},status:{$ref:"#/definitions/Json"}},additionalProperties:!1,required:["\
apiVersion","kind","metadata","spec"]},Le={minimum:-2147483648,maximum:2147483647,type:"integer"};function Y(s,{instancePath:i="",parentData:k,parentDataProperty:S,
rootData:c=s}={}){let e=null,p=0;if(!(typeof s=="number"&&!(s%1)&&!isNaN(s)&&isFinite(s))){const r={instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"\
integer"},schema:Le.type,parentSchema:Le,data:s};e===null?e=[r]:e.push(r),p++}if(typeof s=="number"&&isFinite(s)){if(s>2147483647||isNaN(s)){const r={instancePath:i,
schemaPath:"#/maximum",keyword:"maximum",params:{comparison:"<=",limit:2147483647},schema:2147483647,parentSchema:Le,data:s};e===null?e=[r]:e.push(r),p++}if(s<-2147483648||
isNaN(s)){const r={instancePath:i,schemaPath:"#/minimum",keyword:"minimum",params:{comparison:">=",limit:-2147483648},schema:-2147483648,parentSchema:Le,data:s};
e===null?e=[r]:e.push(r),p++}}return Y.errors=e,p===0}function Je(s,{instancePath:i="",parentData:k,parentDataProperty:S,rootData:c=s}={}){let e=null,p=0;if(s&&
typeof s=="object"&&!Array.isArray(s)){if(s.apiVersion===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"api\
Version"},schema:m.required,parentSchema:m,data:s};e===null?e=[r]:e.push(r),p++}if(s.kind===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"req\
uired",params:{missingProperty:"kind"},schema:m.required,parentSchema:m,data:s};e===null?e=[r]:e.push(r),p++}if(s.metadata===void 0){const r={instancePath:i,schemaPath:"\
#/required",keyword:"required",params:{missingProperty:"metadata"},schema:m.required,parentSchema:m,data:s};e===null?e=[r]:e.push(r),p++}if(s.spec===void 0){const r={
instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"spec"},schema:m.required,parentSchema:m,data:s};e===null?e=[r]:e.push(r),p++}
for(const r in s)if(!(r==="spec"||r==="apiVersion"||r==="kind"||r==="metadata"||r==="status")){const t={instancePath:i,schemaPath:"#/additionalProperties",keyword:"\
additionalProperties",params:{additionalProperty:r},schema:!1,parentSchema:m,data:s};e===null?e=[t]:e.push(t),p++}if(s.spec!==void 0){let r=s.spec;if(r&&typeof r==
"object"&&!Array.isArray(r)){if(r.bgpInstances===void 0){const t={instancePath:i+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty:"\
bgpInstances"},schema:m.properties.spec.required,parentSchema:m.properties.spec,data:r};e===null?e=[t]:e.push(t),p++}for(const t in r)if(t!=="bgpInstances"){const a={
instancePath:i+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:t},schema:!1,parentSchema:m.
properties.spec,data:r};e===null?e=[a]:e.push(a),p++}if(r.bgpInstances!==void 0){let t=r.bgpInstances;if(Array.isArray(t)){if(t.length<1){const n={instancePath:i+
"/spec/bgpInstances",schemaPath:"#/properties/spec/properties/bgpInstances/minItems",keyword:"minItems",params:{limit:1},schema:1,parentSchema:m.properties.spec.
properties.bgpInstances,data:t};e===null?e=[n]:e.push(n),p++}const a=t.length;for(let n=0;n<a;n++){let o=t[n];if(o&&typeof o=="object"&&!Array.isArray(o)){if(o.
name===void 0){const l={instancePath:i+"/spec/bgpInstances/"+n,schemaPath:"#/properties/spec/properties/bgpInstances/items/required",keyword:"required",params:{
missingProperty:"name"},schema:m.properties.spec.properties.bgpInstances.items.required,parentSchema:m.properties.spec.properties.bgpInstances.items,data:o};e===
null?e=[l]:e.push(l),p++}for(const l in o)if(!(l==="name"||l==="routerID"||l==="localASN"||l==="localPort"||l==="peers")){const u={instancePath:i+"/spec/bgpInst\
ances/"+n,schemaPath:"#/properties/spec/properties/bgpInstances/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:l},schema:!1,
parentSchema:m.properties.spec.properties.bgpInstances.items,data:o};e===null?e=[u]:e.push(u),p++}if(o.name!==void 0&&(N(o.name,{instancePath:i+"/spec/bgpInstan\
ces/"+n+"/name",parentData:o,parentDataProperty:"name",rootData:c})||(e=e===null?N.errors:e.concat(N.errors),p=e.length)),o.routerID!==void 0){let l=o.routerID;
if(typeof l!="string"){const u={instancePath:i+"/spec/bgpInstances/"+n+"/routerID",schemaPath:"#/properties/spec/properties/bgpInstances/items/properties/router\
ID/type",keyword:"type",params:{type:"string"},schema:m.properties.spec.properties.bgpInstances.items.properties.routerID.type,parentSchema:m.properties.spec.properties.
bgpInstances.items.properties.routerID,data:l};e===null?e=[u]:e.push(u),p++}}if(o.localASN!==void 0&&($(o.localASN,{instancePath:i+"/spec/bgpInstances/"+n+"/loc\
alASN",parentData:o,parentDataProperty:"localASN",rootData:c})||(e=e===null?$.errors:e.concat($.errors),p=e.length)),o.localPort!==void 0&&(Y(o.localPort,{instancePath:i+
"/spec/bgpInstances/"+n+"/localPort",parentData:o,parentDataProperty:"localPort",rootData:c})||(e=e===null?Y.errors:e.concat(Y.errors),p=e.length)),o.peers!==void 0){
let l=o.peers;if(Array.isArray(l)){const u=l.length;for(let y=0;y<u;y++){let f=l[y];if(f&&typeof f=="object"&&!Array.isArray(f)){if(f.name===void 0){const d={instancePath:i+
"/spec/bgpInstances/"+n+"/peers/"+y,schemaPath:"#/properties/spec/properties/bgpInstances/items/properties/peers/items/required",keyword:"required",params:{missingProperty:"\
name"},schema:m.properties.spec.properties.bgpInstances.items.properties.peers.items.required,parentSchema:m.properties.spec.properties.bgpInstances.items.properties.
peers.items,data:f};e===null?e=[d]:e.push(d),p++}for(const d in f)if(!(d==="name"||d==="localAddress"||d==="localPort")){const I={instancePath:i+"/spec/bgpInsta\
nces/"+n+"/peers/"+y,schemaPath:"#/properties/spec/properties/bgpInstances/items/properties/peers/items/additionalProperties",keyword:"additionalProperties",params:{
additionalProperty:d},schema:!1,parentSchema:m.properties.spec.properties.bgpInstances.items.properties.peers.items,data:f};e===null?e=[I]:e.push(I),p++}if(f.name!==
void 0&&(N(f.name,{instancePath:i+"/spec/bgpInstances/"+n+"/peers/"+y+"/name",parentData:f,parentDataProperty:"name",rootData:c})||(e=e===null?N.errors:e.concat(
N.errors),p=e.length)),f.localAddress!==void 0){let d=f.localAddress;if(typeof d!="string"){const I={instancePath:i+"/spec/bgpInstances/"+n+"/peers/"+y+"/localA\
ddress",schemaPath:"#/properties/spec/properties/bgpInstances/items/properties/peers/items/properties/localAddress/type",keyword:"type",params:{type:"string"},schema:m.
properties.spec.properties.bgpInstances.items.properties.peers.items.properties.localAddress.type,parentSchema:m.properties.spec.properties.bgpInstances.items.properties.
peers.items.properties.localAddress,data:d};e===null?e=[I]:e.push(I),p++}}f.localPort!==void 0&&(Y(f.localPort,{instancePath:i+"/spec/bgpInstances/"+n+"/peers/"+
y+"/localPort",parentData:f,parentDataProperty:"localPort",rootData:c})||(e=e===null?Y.errors:e.concat(Y.errors),p=e.length))}else{const d={instancePath:i+"/spe\
c/bgpInstances/"+n+"/peers/"+y,schemaPath:"#/properties/spec/properties/bgpInstances/items/properties/peers/items/type",keyword:"type",params:{type:"object"},schema:m.
properties.spec.properties.bgpInstances.items.properties.peers.items.type,parentSchema:m.properties.spec.properties.bgpInstances.items.properties.peers.items,data:f};
e===null?e=[d]:e.push(d),p++}}}else{const u={instancePath:i+"/spec/bgpInstances/"+n+"/peers",schemaPath:"#/properties/spec/properties/bgpInstances/items/propert\
ies/peers/type",keyword:"type",params:{type:"array"},schema:m.properties.spec.properties.bgpInstances.items.properties.peers.type,parentSchema:m.properties.spec.
properties.bgpInstances.items.properties.peers,data:l};e===null?e=[u]:e.push(u),p++}}}else{const l={instancePath:i+"/spec/bgpInstances/"+n,schemaPath:"#/propert\
ies/spec/properties/bgpInstances/items/type",keyword:"type",params:{type:"object"},schema:m.properties.spec.properties.bgpInstances.items.type,parentSchema:m.properties.
spec.properties.bgpInstances.items,data:o};e===null?e=[l]:e.push(l),p++}}}else{const a={instancePath:i+"/spec/bgpInstances",schemaPath:"#/properties/spec/proper\
ties/bgpInstances/type",keyword:"type",params:{type:"array"},schema:m.properties.spec.properties.bgpInstances.type,parentSchema:m.properties.spec.properties.bgpInstances,
data:t};e===null?e=[a]:e.push(a),p++}}}else{const t={instancePath:i+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type:"object"},schema:m.properties.
spec.type,parentSchema:m.properties.spec,data:r};e===null?e=[t]:e.push(t),p++}}if(s.apiVersion!==void 0){let r=s.apiVersion;if(typeof r!="string"){const t={instancePath:i+
"/apiVersion",schemaPath:"#/properties/apiVersion/type",keyword:"type",params:{type:"string"},schema:m.properties.apiVersion.type,parentSchema:m.properties.apiVersion,
data:r};e===null?e=[t]:e.push(t),p++}}if(s.kind!==void 0){let r=s.kind;if(typeof r!="string"){const t={instancePath:i+"/kind",schemaPath:"#/properties/kind/type",
keyword:"type",params:{type:"string"},schema:m.properties.kind.type,parentSchema:m.properties.kind,data:r};e===null?e=[t]:e.push(t),p++}}s.metadata!==void 0&&(b(
s.metadata,{instancePath:i+"/metadata",parentData:s,parentDataProperty:"metadata",rootData:c})||(e=e===null?b.errors:e.concat(b.errors),p=e.length)),s.status!==
void 0&&(P(s.status,{instancePath:i+"/status",parentData:s,parentDataProperty:"status",rootData:c})||(e=e===null?P.errors:e.concat(P.errors),p=e.length))}else{const r={
instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},schema:m.type,parentSchema:m,data:s};e===null?e=[r]:e.push(r),p++}return Je.errors=e,p===
0}const nr=Ke,J={type:"object",properties:{spec:{$ref:"#/definitions/PoolSettings"},apiVersion:{type:"string"},kind:{type:"string"},metadata:{$ref:"#/definition\
s/Metadata"},status:{$ref:"#/definitions/Json"}},additionalProperties:!1,required:["apiVersion","kind","metadata","spec"]},W={type:"object",properties:{blocks:{
type:"array",items:{$ref:"#/definitions/PoolBlock"}},allowFirstLastIPs:{enum:["No","Yes"],type:"string"},disabled:{type:"boolean"},serviceSelector:{$ref:"#/defi\
nitions/LabelSelector"}},additionalProperties:!1},ce={type:"object",properties:{cidr:{type:"string"},start:{type:"string"},stop:{type:"string"}},additionalProperties:!1};
function ne(s,{instancePath:i="",parentData:k,parentDataProperty:S,rootData:c=s}={}){let e=null,p=0;if(s&&typeof s=="object"&&!Array.isArray(s)){for(const r in s)
if(!(r==="cidr"||r==="start"||r==="stop")){const t={instancePath:i,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},
schema:!1,parentSchema:ce,data:s};e===null?e=[t]:e.push(t),p++}if(s.cidr!==void 0){let r=s.cidr;if(typeof r!="string"){const t={instancePath:i+"/cidr",schemaPath:"\
#/properties/cidr/type",keyword:"type",params:{type:"string"},schema:ce.properties.cidr.type,parentSchema:ce.properties.cidr,data:r};e===null?e=[t]:e.push(t),p++}}
if(s.start!==void 0){let r=s.start;if(typeof r!="string"){const t={instancePath:i+"/start",schemaPath:"#/properties/start/type",keyword:"type",params:{type:"str\
ing"},schema:ce.properties.start.type,parentSchema:ce.properties.start,data:r};e===null?e=[t]:e.push(t),p++}}if(s.stop!==void 0){let r=s.stop;if(typeof r!="stri\
ng"){const t={instancePath:i+"/stop",schemaPath:"#/properties/stop/type",keyword:"type",params:{type:"string"},schema:ce.properties.stop.type,parentSchema:ce.properties.
stop,data:r};e===null?e=[t]:e.push(t),p++}}}else{const r={instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},schema:ce.type,parentSchema:ce,
data:s};e===null?e=[r]:e.push(r),p++}return ne.errors=e,p===0}function Te(s,{instancePath:i="",parentData:k,parentDataProperty:S,rootData:c=s}={}){let e=null,p=0;
if(s&&typeof s=="object"&&!Array.isArray(s)){for(const r in s)if(!(r==="blocks"||r==="allowFirstLastIPs"||r==="disabled"||r==="serviceSelector")){const t={instancePath:i,
schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},schema:!1,parentSchema:W,data:s};e===null?e=[t]:e.push(t),p++}if(s.
blocks!==void 0){let r=s.blocks;if(Array.isArray(r)){const t=r.length;for(let a=0;a<t;a++)ne(r[a],{instancePath:i+"/blocks/"+a,parentData:r,parentDataProperty:a,
rootData:c})||(e=e===null?ne.errors:e.concat(ne.errors),p=e.length)}else{const t={instancePath:i+"/blocks",schemaPath:"#/properties/blocks/type",keyword:"type",
params:{type:"array"},schema:W.properties.blocks.type,parentSchema:W.properties.blocks,data:r};e===null?e=[t]:e.push(t),p++}}if(s.allowFirstLastIPs!==void 0){let r=s.
allowFirstLastIPs;if(typeof r!="string"){const t={instancePath:i+"/allowFirstLastIPs",schemaPath:"#/properties/allowFirstLastIPs/type",keyword:"type",params:{type:"\
string"},schema:W.properties.allowFirstLastIPs.type,parentSchema:W.properties.allowFirstLastIPs,data:r};e===null?e=[t]:e.push(t),p++}if(!(r==="No"||r==="Yes")){
const t={instancePath:i+"/allowFirstLastIPs",schemaPath:"#/properties/allowFirstLastIPs/enum",keyword:"enum",params:{allowedValues:W.properties.allowFirstLastIPs.
enum},schema:W.properties.allowFirstLastIPs.enum,parentSchema:W.properties.allowFirstLastIPs,data:r};e===null?e=[t]:e.push(t),p++}}if(s.disabled!==void 0){let r=s.
disabled;if(typeof r!="boolean"){const t={instancePath:i+"/disabled",schemaPath:"#/properties/disabled/type",keyword:"type",params:{type:"boolean"},schema:W.properties.
disabled.type,parentSchema:W.properties.disabled,data:r};e===null?e=[t]:e.push(t),p++}}s.serviceSelector!==void 0&&(h(s.serviceSelector,{instancePath:i+"/servic\
eSelector",parentData:s,parentDataProperty:"serviceSelector",rootData:c})||(e=e===null?h.errors:e.concat(h.errors),p=e.length))}else{const r={instancePath:i,schemaPath:"\
#/type",keyword:"type",params:{type:"object"},schema:W.type,parentSchema:W,data:s};e===null?e=[r]:e.push(r),p++}return Te.errors=e,p===0}function Ke(s,{instancePath:i="",
parentData:k,parentDataProperty:S,rootData:c=s}={}){let e=null,p=0;if(s&&typeof s=="object"&&!Array.isArray(s)){if(s.apiVersion===void 0){const r={instancePath:i,
schemaPath:"#/required",keyword:"required",params:{missingProperty:"apiVersion"},schema:J.required,parentSchema:J,data:s};e===null?e=[r]:e.push(r),p++}if(s.kind===
void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"kind"},schema:J.required,parentSchema:J,data:s};e===null?e=[
r]:e.push(r),p++}if(s.metadata===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"metadata"},schema:J.required,
parentSchema:J,data:s};e===null?e=[r]:e.push(r),p++}if(s.spec===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"\
spec"},schema:J.required,parentSchema:J,data:s};e===null?e=[r]:e.push(r),p++}for(const r in s)if(!(r==="spec"||r==="apiVersion"||r==="kind"||r==="metadata"||r===
"status")){const t={instancePath:i,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},schema:!1,parentSchema:J,data:s};
e===null?e=[t]:e.push(t),p++}if(s.spec!==void 0&&(Te(s.spec,{instancePath:i+"/spec",parentData:s,parentDataProperty:"spec",rootData:c})||(e=e===null?Te.errors:e.
concat(Te.errors),p=e.length)),s.apiVersion!==void 0){let r=s.apiVersion;if(typeof r!="string"){const t={instancePath:i+"/apiVersion",schemaPath:"#/properties/a\
piVersion/type",keyword:"type",params:{type:"string"},schema:J.properties.apiVersion.type,parentSchema:J.properties.apiVersion,data:r};e===null?e=[t]:e.push(t),
p++}}if(s.kind!==void 0){let r=s.kind;if(typeof r!="string"){const t={instancePath:i+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type:"st\
ring"},schema:J.properties.kind.type,parentSchema:J.properties.kind,data:r};e===null?e=[t]:e.push(t),p++}}s.metadata!==void 0&&(b(s.metadata,{instancePath:i+"/m\
etadata",parentData:s,parentDataProperty:"metadata",rootData:c})||(e=e===null?b.errors:e.concat(b.errors),p=e.length)),s.status!==void 0&&(P(s.status,{instancePath:i+
"/status",parentData:s,parentDataProperty:"status",rootData:c})||(e=e===null?P.errors:e.concat(P.errors),p=e.length))}else{const r={instancePath:i,schemaPath:"#\
/type",keyword:"type",params:{type:"object"},schema:J.type,parentSchema:J,data:s};e===null?e=[r]:e.push(r),p++}return Ke.errors=e,p===0}const or=ze,w={type:"obj\
ect",properties:{spec:{type:"object",properties:{selectors:{type:"array",items:{type:"object",properties:{podSelector:{$ref:"#/definitions/LabelSelector"},namespaceSelector:{
$ref:"#/definitions/LabelSelector"},nodeSelector:{$ref:"#/definitions/LabelSelector"}},additionalProperties:!1}},destinationCIDRs:{type:"array",items:{type:"str\
ing"}},excludedCIDRs:{type:"array",items:{type:"string"}},egressGateway:{$ref:"#/definitions/EgressGateway"},egressGateways:{maxItems:64,type:"array",items:{$ref:"\
#/definitions/EgressGateway"}}},additionalProperties:!1,required:["destinationCIDRs","egressGateway","selectors"]},apiVersion:{type:"string"},kind:{type:"string"},
metadata:{$ref:"#/definitions/Metadata"},status:{$ref:"#/definitions/Json"}},additionalProperties:!1,required:["apiVersion","kind","metadata"]},oe={type:"object",
properties:{nodeSelector:{$ref:"#/definitions/LabelSelector"},egressIP:{maxLength:39,type:"string"},interface:{type:"string"}},additionalProperties:!1,required:[
"nodeSelector"]};function ue(s,{instancePath:i="",parentData:k,parentDataProperty:S,rootData:c=s}={}){let e=null,p=0;if(s&&typeof s=="object"&&!Array.isArray(s)){
if(s.nodeSelector===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"nodeSelector"},schema:oe.required,parentSchema:oe,
data:s};e===null?e=[r]:e.push(r),p++}for(const r in s)if(!(r==="nodeSelector"||r==="egressIP"||r==="interface")){const t={instancePath:i,schemaPath:"#/additiona\
lProperties",keyword:"additionalProperties",params:{additionalProperty:r},schema:!1,parentSchema:oe,data:s};e===null?e=[t]:e.push(t),p++}if(s.nodeSelector!==void 0&&
(h(s.nodeSelector,{instancePath:i+"/nodeSelector",parentData:s,parentDataProperty:"nodeSelector",rootData:c})||(e=e===null?h.errors:e.concat(h.errors),p=e.length)),
s.egressIP!==void 0){let r=s.egressIP;if(typeof r=="string"){if(r.length>39){const t={instancePath:i+"/egressIP",schemaPath:"#/properties/egressIP/maxLength",keyword:"\
maxLength",params:{limit:39},schema:39,parentSchema:oe.properties.egressIP,data:r};e===null?e=[t]:e.push(t),p++}}else{const t={instancePath:i+"/egressIP",schemaPath:"\
#/properties/egressIP/type",keyword:"type",params:{type:"string"},schema:oe.properties.egressIP.type,parentSchema:oe.properties.egressIP,data:r};e===null?e=[t]:
e.push(t),p++}}if(s.interface!==void 0){let r=s.interface;if(typeof r!="string"){const t={instancePath:i+"/interface",schemaPath:"#/properties/interface/type",keyword:"\
type",params:{type:"string"},schema:oe.properties.interface.type,parentSchema:oe.properties.interface,data:r};e===null?e=[t]:e.push(t),p++}}}else{const r={instancePath:i,
schemaPath:"#/type",keyword:"type",params:{type:"object"},schema:oe.type,parentSchema:oe,data:s};e===null?e=[r]:e.push(r),p++}return ue.errors=e,p===0}function ze(s,{
instancePath:i="",parentData:k,parentDataProperty:S,rootData:c=s}={}){let e=null,p=0;if(s&&typeof s=="object"&&!Array.isArray(s)){if(s.apiVersion===void 0){const r={
instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"apiVersion"},schema:w.required,parentSchema:w,data:s};e===null?e=[r]:e.push(r),
p++}if(s.kind===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"kind"},schema:w.required,parentSchema:w,data:s};
e===null?e=[r]:e.push(r),p++}if(s.metadata===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"metadata"},schema:w.
required,parentSchema:w,data:s};e===null?e=[r]:e.push(r),p++}for(const r in s)if(!(r==="spec"||r==="apiVersion"||r==="kind"||r==="metadata"||r==="status")){const t={
instancePath:i,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},schema:!1,parentSchema:w,data:s};e===null?e=[t]:
e.push(t),p++}if(s.spec!==void 0){let r=s.spec;if(r&&typeof r=="object"&&!Array.isArray(r)){if(r.destinationCIDRs===void 0){const t={instancePath:i+"/spec",schemaPath:"\
#/properties/spec/required",keyword:"required",params:{missingProperty:"destinationCIDRs"},schema:w.properties.spec.required,parentSchema:w.properties.spec,data:r};
e===null?e=[t]:e.push(t),p++}if(r.egressGateway===void 0){const t={instancePath:i+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty:"\
egressGateway"},schema:w.properties.spec.required,parentSchema:w.properties.spec,data:r};e===null?e=[t]:e.push(t),p++}if(r.selectors===void 0){const t={instancePath:i+
"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty:"selectors"},schema:w.properties.spec.required,parentSchema:w.properties.
spec,data:r};e===null?e=[t]:e.push(t),p++}for(const t in r)if(!(t==="selectors"||t==="destinationCIDRs"||t==="excludedCIDRs"||t==="egressGateway"||t==="egressGa\
teways")){const a={instancePath:i+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:t},schema:!1,
parentSchema:w.properties.spec,data:r};e===null?e=[a]:e.push(a),p++}if(r.selectors!==void 0){let t=r.selectors;if(Array.isArray(t)){const a=t.length;for(let n=0;n<
a;n++){let o=t[n];if(o&&typeof o=="object"&&!Array.isArray(o)){for(const l in o)if(!(l==="podSelector"||l==="namespaceSelector"||l==="nodeSelector")){const u={instancePath:i+
"/spec/selectors/"+n,schemaPath:"#/properties/spec/properties/selectors/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:l},
schema:!1,parentSchema:w.properties.spec.properties.selectors.items,data:o};e===null?e=[u]:e.push(u),p++}o.podSelector!==void 0&&(h(o.podSelector,{instancePath:i+
"/spec/selectors/"+n+"/podSelector",parentData:o,parentDataProperty:"podSelector",rootData:c})||(e=e===null?h.errors:e.concat(h.errors),p=e.length)),o.namespaceSelector!==
void 0&&(h(o.namespaceSelector,{instancePath:i+"/spec/selectors/"+n+"/namespaceSelector",parentData:o,parentDataProperty:"namespaceSelector",rootData:c})||(e=e===
null?h.errors:e.concat(h.errors),p=e.length)),o.nodeSelector!==void 0&&(h(o.nodeSelector,{instancePath:i+"/spec/selectors/"+n+"/nodeSelector",parentData:o,parentDataProperty:"\
nodeSelector",rootData:c})||(e=e===null?h.errors:e.concat(h.errors),p=e.length))}else{const l={instancePath:i+"/spec/selectors/"+n,schemaPath:"#/properties/spec\
/properties/selectors/items/type",keyword:"type",params:{type:"object"},schema:w.properties.spec.properties.selectors.items.type,parentSchema:w.properties.spec.
properties.selectors.items,data:o};e===null?e=[l]:e.push(l),p++}}}else{const a={instancePath:i+"/spec/selectors",schemaPath:"#/properties/spec/properties/select\
ors/type",keyword:"type",params:{type:"array"},schema:w.properties.spec.properties.selectors.type,parentSchema:w.properties.spec.properties.selectors,data:t};e===
null?e=[a]:e.push(a),p++}}if(r.destinationCIDRs!==void 0){let t=r.destinationCIDRs;if(Array.isArray(t)){const a=t.length;for(let n=0;n<a;n++){let o=t[n];if(typeof o!=
"string"){const l={instancePath:i+"/spec/destinationCIDRs/"+n,schemaPath:"#/properties/spec/properties/destinationCIDRs/items/type",keyword:"type",params:{type:"\
string"},schema:w.properties.spec.properties.destinationCIDRs.items.type,parentSchema:w.properties.spec.properties.destinationCIDRs.items,data:o};e===null?e=[l]:
e.push(l),p++}}}else{const a={instancePath:i+"/spec/destinationCIDRs",schemaPath:"#/properties/spec/properties/destinationCIDRs/type",keyword:"type",params:{type:"\
array"},schema:w.properties.spec.properties.destinationCIDRs.type,parentSchema:w.properties.spec.properties.destinationCIDRs,data:t};e===null?e=[a]:e.push(a),p++}}
if(r.excludedCIDRs!==void 0){let t=r.excludedCIDRs;if(Array.isArray(t)){const a=t.length;for(let n=0;n<a;n++){let o=t[n];if(typeof o!="string"){const l={instancePath:i+
"/spec/excludedCIDRs/"+n,schemaPath:"#/properties/spec/properties/excludedCIDRs/items/type",keyword:"type",params:{type:"string"},schema:w.properties.spec.properties.
excludedCIDRs.items.type,parentSchema:w.properties.spec.properties.excludedCIDRs.items,data:o};e===null?e=[l]:e.push(l),p++}}}else{const a={instancePath:i+"/spe\
c/excludedCIDRs",schemaPath:"#/properties/spec/properties/excludedCIDRs/type",keyword:"type",params:{type:"array"},schema:w.properties.spec.properties.excludedCIDRs.
type,parentSchema:w.properties.spec.properties.excludedCIDRs,data:t};e===null?e=[a]:e.push(a),p++}}if(r.egressGateway!==void 0&&(ue(r.egressGateway,{instancePath:i+
"/spec/egressGateway",parentData:r,parentDataProperty:"egressGateway",rootData:c})||(e=e===null?ue.errors:e.concat(ue.errors),p=e.length)),r.egressGateways!==void 0){
let t=r.egressGateways;if(Array.isArray(t)){if(t.length>64){const n={instancePath:i+"/spec/egressGateways",schemaPath:"#/properties/spec/properties/egressGatewa\
ys/maxItems",keyword:"maxItems",params:{limit:64},schema:64,parentSchema:w.properties.spec.properties.egressGateways,data:t};e===null?e=[n]:e.push(n),p++}const a=t.
length;for(let n=0;n<a;n++)ue(t[n],{instancePath:i+"/spec/egressGateways/"+n,parentData:t,parentDataProperty:n,rootData:c})||(e=e===null?ue.errors:e.concat(ue.errors),
p=e.length)}else{const a={instancePath:i+"/spec/egressGateways",schemaPath:"#/properties/spec/properties/egressGateways/type",keyword:"type",params:{type:"array"},
schema:w.properties.spec.properties.egressGateways.type,parentSchema:w.properties.spec.properties.egressGateways,data:t};e===null?e=[a]:e.push(a),p++}}}else{const t={
instancePath:i+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type:"object"},schema:w.properties.spec.type,parentSchema:w.properties.spec,data:r};
e===null?e=[t]:e.push(t),p++}}if(s.apiVersion!==void 0){let r=s.apiVersion;if(typeof r!="string"){const t={instancePath:i+"/apiVersion",schemaPath:"#/properties\
/apiVersion/type",keyword:"type",params:{type:"string"},schema:w.properties.apiVersion.type,parentSchema:w.properties.apiVersion,data:r};e===null?e=[t]:e.push(t),
p++}}if(s.kind!==void 0){let r=s.kind;if(typeof r!="string"){const t={instancePath:i+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type:"st\
ring"},schema:w.properties.kind.type,parentSchema:w.properties.kind,data:r};e===null?e=[t]:e.push(t),p++}}s.metadata!==void 0&&(b(s.metadata,{instancePath:i+"/m\
etadata",parentData:s,parentDataProperty:"metadata",rootData:c})||(e=e===null?b.errors:e.concat(b.errors),p=e.length)),s.status!==void 0&&(P(s.status,{instancePath:i+
"/status",parentData:s,parentDataProperty:"status",rootData:c})||(e=e===null?P.errors:e.concat(P.errors),p=e.length))}else{const r={instancePath:i,schemaPath:"#\
/type",keyword:"type",params:{type:"object"},schema:w.type,parentSchema:w,data:s};e===null?e=[r]:e.push(r),p++}return ze.errors=e,p===0}const cr=Ze,g={type:"obj\
ect",properties:{spec:{type:"object",properties:{nodeSelector:{$ref:"#/definitions/LabelSelector"},bgpInstances:{minItems:1,maxItems:16,type:"array",items:{type:"\
object",properties:{name:{$ref:"#/definitions/ListName"},localASN:{$ref:"#/definitions/Asn"},localPort:{$ref:"#/definitions/Port"},peers:{type:"array",items:{type:"\
object",properties:{name:{$ref:"#/definitions/ListName"},peerAddress:{type:"string"},peerASN:{$ref:"#/definitions/AsnOrAny"},peerConfigRef:{type:"object",properties:{
name:{type:"string"},group:{type:"string"},kind:{type:"string"}},additionalProperties:!1,required:["name"]}},additionalProperties:!1,required:["name"]}}},additionalProperties:!1,
required:["name"]}}},additionalProperties:!1,required:["bgpInstances"]},apiVersion:{type:"string"},kind:{type:"string"},metadata:{$ref:"#/definitions/Metadata"},
status:{$ref:"#/definitions/Json"}},additionalProperties:!1,required:["apiVersion","kind","metadata","spec"]};function Ze(s,{instancePath:i="",parentData:k,parentDataProperty:S,
rootData:c=s}={}){let e=null,p=0;if(s&&typeof s=="object"&&!Array.isArray(s)){if(s.apiVersion===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"\
required",params:{missingProperty:"apiVersion"},schema:g.required,parentSchema:g,data:s};e===null?e=[r]:e.push(r),p++}if(s.kind===void 0){const r={instancePath:i,
schemaPath:"#/required",keyword:"required",params:{missingProperty:"kind"},schema:g.required,parentSchema:g,data:s};e===null?e=[r]:e.push(r),p++}if(s.metadata===
void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"metadata"},schema:g.required,parentSchema:g,data:s};e===null?
e=[r]:e.push(r),p++}if(s.spec===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"spec"},schema:g.required,parentSchema:g,
data:s};e===null?e=[r]:e.push(r),p++}for(const r in s)if(!(r==="spec"||r==="apiVersion"||r==="kind"||r==="metadata"||r==="status")){const t={instancePath:i,schemaPath:"\
#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},schema:!1,parentSchema:g,data:s};e===null?e=[t]:e.push(t),p++}if(s.spec!==void 0){
let r=s.spec;if(r&&typeof r=="object"&&!Array.isArray(r)){if(r.bgpInstances===void 0){const t={instancePath:i+"/spec",schemaPath:"#/properties/spec/required",keyword:"\
required",params:{missingProperty:"bgpInstances"},schema:g.properties.spec.required,parentSchema:g.properties.spec,data:r};e===null?e=[t]:e.push(t),p++}for(const t in r)
if(!(t==="nodeSelector"||t==="bgpInstances")){const a={instancePath:i+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",
params:{additionalProperty:t},schema:!1,parentSchema:g.properties.spec,data:r};e===null?e=[a]:e.push(a),p++}if(r.nodeSelector!==void 0&&(h(r.nodeSelector,{instancePath:i+
"/spec/nodeSelector",parentData:r,parentDataProperty:"nodeSelector",rootData:c})||(e=e===null?h.errors:e.concat(h.errors),p=e.length)),r.bgpInstances!==void 0){
let t=r.bgpInstances;if(Array.isArray(t)){if(t.length>16){const n={instancePath:i+"/spec/bgpInstances",schemaPath:"#/properties/spec/properties/bgpInstances/max\
Items",keyword:"maxItems",params:{limit:16},schema:16,parentSchema:g.properties.spec.properties.bgpInstances,data:t};e===null?e=[n]:e.push(n),p++}if(t.length<1){
const n={instancePath:i+"/spec/bgpInstances",schemaPath:"#/properties/spec/properties/bgpInstances/minItems",keyword:"minItems",params:{limit:1},schema:1,parentSchema:g.
properties.spec.properties.bgpInstances,data:t};e===null?e=[n]:e.push(n),p++}const a=t.length;for(let n=0;n<a;n++){let o=t[n];if(o&&typeof o=="object"&&!Array.isArray(
o)){if(o.name===void 0){const l={instancePath:i+"/spec/bgpInstances/"+n,schemaPath:"#/properties/spec/properties/bgpInstances/items/required",keyword:"required",
params:{missingProperty:"name"},schema:g.properties.spec.properties.bgpInstances.items.required,parentSchema:g.properties.spec.properties.bgpInstances.items,data:o};
e===null?e=[l]:e.push(l),p++}for(const l in o)if(!(l==="name"||l==="localASN"||l==="localPort"||l==="peers")){const u={instancePath:i+"/spec/bgpInstances/"+n,schemaPath:"\
#/properties/spec/properties/bgpInstances/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:l},schema:!1,parentSchema:g.properties.
spec.properties.bgpInstances.items,data:o};e===null?e=[u]:e.push(u),p++}if(o.name!==void 0&&(N(o.name,{instancePath:i+"/spec/bgpInstances/"+n+"/name",parentData:o,
parentDataProperty:"name",rootData:c})||(e=e===null?N.errors:e.concat(N.errors),p=e.length)),o.localASN!==void 0&&($(o.localASN,{instancePath:i+"/spec/bgpInstan\
ces/"+n+"/localASN",parentData:o,parentDataProperty:"localASN",rootData:c})||(e=e===null?$.errors:e.concat($.errors),p=e.length)),o.localPort!==void 0&&(x(o.localPort,
{instancePath:i+"/spec/bgpInstances/"+n+"/localPort",parentData:o,parentDataProperty:"localPort",rootData:c})||(e=e===null?x.errors:e.concat(x.errors),p=e.length)),
o.peers!==void 0){let l=o.peers;if(Array.isArray(l)){const u=l.length;for(let y=0;y<u;y++){let f=l[y];if(f&&typeof f=="object"&&!Array.isArray(f)){if(f.name===void 0){
const d={instancePath:i+"/spec/bgpInstances/"+n+"/peers/"+y,schemaPath:"#/properties/spec/properties/bgpInstances/items/properties/peers/items/required",keyword:"\
required",params:{missingProperty:"name"},schema:g.properties.spec.properties.bgpInstances.items.properties.peers.items.required,parentSchema:g.properties.spec.
properties.bgpInstances.items.properties.peers.items,data:f};e===null?e=[d]:e.push(d),p++}for(const d in f)if(!(d==="name"||d==="peerAddress"||d==="peerASN"||d===
"peerConfigRef")){const I={instancePath:i+"/spec/bgpInstances/"+n+"/peers/"+y,schemaPath:"#/properties/spec/properties/bgpInstances/items/properties/peers/items\
/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:d},schema:!1,parentSchema:g.properties.spec.properties.bgpInstances.items.properties.
peers.items,data:f};e===null?e=[I]:e.push(I),p++}if(f.name!==void 0&&(N(f.name,{instancePath:i+"/spec/bgpInstances/"+n+"/peers/"+y+"/name",parentData:f,parentDataProperty:"\
name",rootData:c})||(e=e===null?N.errors:e.concat(N.errors),p=e.length)),f.peerAddress!==void 0){let d=f.peerAddress;if(typeof d!="string"){const I={instancePath:i+
"/spec/bgpInstances/"+n+"/peers/"+y+"/peerAddress",schemaPath:"#/properties/spec/properties/bgpInstances/items/properties/peers/items/properties/peerAddress/typ\
e",keyword:"type",params:{type:"string"},schema:g.properties.spec.properties.bgpInstances.items.properties.peers.items.properties.peerAddress.type,parentSchema:g.
properties.spec.properties.bgpInstances.items.properties.peers.items.properties.peerAddress,data:d};e===null?e=[I]:e.push(I),p++}}if(f.peerASN!==void 0&&(O(f.peerASN,
{instancePath:i+"/spec/bgpInstances/"+n+"/peers/"+y+"/peerASN",parentData:f,parentDataProperty:"peerASN",rootData:c})||(e=e===null?O.errors:e.concat(O.errors),p=
e.length)),f.peerConfigRef!==void 0){let d=f.peerConfigRef;if(d&&typeof d=="object"&&!Array.isArray(d)){if(d.name===void 0){const I={instancePath:i+"/spec/bgpIn\
stances/"+n+"/peers/"+y+"/peerConfigRef",schemaPath:"#/properties/spec/properties/bgpInstances/items/properties/peers/items/properties/peerConfigRef/required",keyword:"\
required",params:{missingProperty:"name"},schema:g.properties.spec.properties.bgpInstances.items.properties.peers.items.properties.peerConfigRef.required,parentSchema:g.
properties.spec.properties.bgpInstances.items.properties.peers.items.properties.peerConfigRef,data:d};e===null?e=[I]:e.push(I),p++}for(const I in d)if(!(I==="na\
me"||I==="group"||I==="kind")){const Q={instancePath:i+"/spec/bgpInstances/"+n+"/peers/"+y+"/peerConfigRef",schemaPath:"#/properties/spec/properties/bgpInstance\
s/items/properties/peers/items/properties/peerConfigRef/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:I},schema:!1,parentSchema:g.
properties.spec.properties.bgpInstances.items.properties.peers.items.properties.peerConfigRef,data:d};e===null?e=[Q]:e.push(Q),p++}if(d.name!==void 0){let I=d.name;
if(typeof I!="string"){const Q={instancePath:i+"/spec/bgpInstances/"+n+"/peers/"+y+"/peerConfigRef/name",schemaPath:"#/properties/spec/properties/bgpInstances/i\
tems/properties/peers/items/properties/peerConfigRef/properties/name/type",keyword:"type",params:{type:"string"},schema:g.properties.spec.properties.bgpInstances.
items.properties.peers.items.properties.peerConfigRef.properties.name.type,parentSchema:g.properties.spec.properties.bgpInstances.items.properties.peers.items.properties.
peerConfigRef.properties.name,data:I};e===null?e=[Q]:e.push(Q),p++}}if(d.group!==void 0){let I=d.group;if(typeof I!="string"){const Q={instancePath:i+"/spec/bgp\
Instances/"+n+"/peers/"+y+"/peerConfigRef/group",schemaPath:"#/properties/spec/properties/bgpInstances/items/properties/peers/items/properties/peerConfigRef/pro\
perties/group/type",keyword:"type",params:{type:"string"},schema:g.properties.spec.properties.bgpInstances.items.properties.peers.items.properties.peerConfigRef.
properties.group.type,parentSchema:g.properties.spec.properties.bgpInstances.items.properties.peers.items.properties.peerConfigRef.properties.group,data:I};e===
null?e=[Q]:e.push(Q),p++}}if(d.kind!==void 0){let I=d.kind;if(typeof I!="string"){const Q={instancePath:i+"/spec/bgpInstances/"+n+"/peers/"+y+"/peerConfigRef/ki\
nd",schemaPath:"#/properties/spec/properties/bgpInstances/items/properties/peers/items/properties/peerConfigRef/properties/kind/type",keyword:"type",params:{type:"\
string"},schema:g.properties.spec.properties.bgpInstances.items.properties.peers.items.properties.peerConfigRef.properties.kind.type,parentSchema:g.properties.spec.
properties.bgpInstances.items.properties.peers.items.properties.peerConfigRef.properties.kind,data:I};e===null?e=[Q]:e.push(Q),p++}}}else{const I={instancePath:i+
"/spec/bgpInstances/"+n+"/peers/"+y+"/peerConfigRef",schemaPath:"#/properties/spec/properties/bgpInstances/items/properties/peers/items/properties/peerConfigRef\
/type",keyword:"type",params:{type:"object"},schema:g.properties.spec.properties.bgpInstances.items.properties.peers.items.properties.peerConfigRef.type,parentSchema:g.
properties.spec.properties.bgpInstances.items.properties.peers.items.properties.peerConfigRef,data:d};e===null?e=[I]:e.push(I),p++}}}else{const d={instancePath:i+
"/spec/bgpInstances/"+n+"/peers/"+y,schemaPath:"#/properties/spec/properties/bgpInstances/items/properties/peers/items/type",keyword:"type",params:{type:"object"},
schema:g.properties.spec.properties.bgpInstances.items.properties.peers.items.type,parentSchema:g.properties.spec.properties.bgpInstances.items.properties.peers.
items,data:f};e===null?e=[d]:e.push(d),p++}}}else{const u={instancePath:i+"/spec/bgpInstances/"+n+"/peers",schemaPath:"#/properties/spec/properties/bgpInstances\
/items/properties/peers/type",keyword:"type",params:{type:"array"},schema:g.properties.spec.properties.bgpInstances.items.properties.peers.type,parentSchema:g.properties.
spec.properties.bgpInstances.items.properties.peers,data:l};e===null?e=[u]:e.push(u),p++}}}else{const l={instancePath:i+"/spec/bgpInstances/"+n,schemaPath:"#/pr\
operties/spec/properties/bgpInstances/items/type",keyword:"type",params:{type:"object"},schema:g.properties.spec.properties.bgpInstances.items.type,parentSchema:g.
properties.spec.properties.bgpInstances.items,data:o};e===null?e=[l]:e.push(l),p++}}}else{const a={instancePath:i+"/spec/bgpInstances",schemaPath:"#/properties/\
spec/properties/bgpInstances/type",keyword:"type",params:{type:"array"},schema:g.properties.spec.properties.bgpInstances.type,parentSchema:g.properties.spec.properties.
bgpInstances,data:t};e===null?e=[a]:e.push(a),p++}}}else{const t={instancePath:i+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type:"object"},
schema:g.properties.spec.type,parentSchema:g.properties.spec,data:r};e===null?e=[t]:e.push(t),p++}}if(s.apiVersion!==void 0){let r=s.apiVersion;if(typeof r!="st\
ring"){const t={instancePath:i+"/apiVersion",schemaPath:"#/properties/apiVersion/type",keyword:"type",params:{type:"string"},schema:g.properties.apiVersion.type,
parentSchema:g.properties.apiVersion,data:r};e===null?e=[t]:e.push(t),p++}}if(s.kind!==void 0){let r=s.kind;if(typeof r!="string"){const t={instancePath:i+"/kin\
d",schemaPath:"#/properties/kind/type",keyword:"type",params:{type:"string"},schema:g.properties.kind.type,parentSchema:g.properties.kind,data:r};e===null?e=[t]:
e.push(t),p++}}s.metadata!==void 0&&(b(s.metadata,{instancePath:i+"/metadata",parentData:s,parentDataProperty:"metadata",rootData:c})||(e=e===null?b.errors:e.concat(
b.errors),p=e.length)),s.status!==void 0&&(P(s.status,{instancePath:i+"/status",parentData:s,parentDataProperty:"status",rootData:c})||(e=e===null?P.errors:e.concat(
P.errors),p=e.length))}else{const r={instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},schema:g.type,parentSchema:g,data:s};e===null?e=[r]:
e.push(r),p++}return Ze.errors=e,p===0}const lr=Oe,K={type:"object",properties:{spec:{$ref:"#/definitions/PeerConfigSpecAlpha"},apiVersion:{type:"string"},kind:{
type:"string"},metadata:{$ref:"#/definitions/Metadata"},status:{$ref:"#/definitions/Json"}},additionalProperties:!1,required:["apiVersion","kind","metadata","sp\
ec"]},H={type:"object",properties:{transport:{type:"object",properties:{peerPort:{$ref:"#/definitions/Port"},localPort:{$ref:"#/definitions/Port"}},additionalProperties:!1},
authSecretRef:{type:"string"},ebgpMultihop:{$ref:"#/definitions/MultihopTtl"},timers:{type:"object",properties:{connectRetryTimeSeconds:{$ref:"#/definitions/Con\
nectRetryTime"},holdTimeSeconds:{$ref:"#/definitions/HoldTime"},keepAliveTimeSeconds:{$ref:"#/definitions/KeepaliveTime"}},additionalProperties:!1},gracefulRestart:{
$ref:"#/definitions/GracefulRestart"},families:{type:"array",items:{$ref:"#/definitions/PeerFamily"}}},additionalProperties:!1};function Ce(s,{instancePath:i="",
parentData:k,parentDataProperty:S,rootData:c=s}={}){let e=null,p=0;if(s&&typeof s=="object"&&!Array.isArray(s)){for(const r in s)if(!(r==="transport"||r==="auth\
SecretRef"||r==="ebgpMultihop"||r==="timers"||r==="gracefulRestart"||r==="families")){const t={instancePath:i,schemaPath:"#/additionalProperties",keyword:"addit\
ionalProperties",params:{additionalProperty:r},schema:!1,parentSchema:H,data:s};e===null?e=[t]:e.push(t),p++}if(s.transport!==void 0){let r=s.transport;if(r&&typeof r==
"object"&&!Array.isArray(r)){for(const t in r)if(!(t==="peerPort"||t==="localPort")){const a={instancePath:i+"/transport",schemaPath:"#/properties/transport/add\
itionalProperties",keyword:"additionalProperties",params:{additionalProperty:t},schema:!1,parentSchema:H.properties.transport,data:r};e===null?e=[a]:e.push(a),p++}
r.peerPort!==void 0&&(x(r.peerPort,{instancePath:i+"/transport/peerPort",parentData:r,parentDataProperty:"peerPort",rootData:c})||(e=e===null?x.errors:e.concat(
x.errors),p=e.length)),r.localPort!==void 0&&(x(r.localPort,{instancePath:i+"/transport/localPort",parentData:r,parentDataProperty:"localPort",rootData:c})||(e=
e===null?x.errors:e.concat(x.errors),p=e.length))}else{const t={instancePath:i+"/transport",schemaPath:"#/properties/transport/type",keyword:"type",params:{type:"\
object"},schema:H.properties.transport.type,parentSchema:H.properties.transport,data:r};e===null?e=[t]:e.push(t),p++}}if(s.authSecretRef!==void 0){let r=s.authSecretRef;
if(typeof r!="string"){const t={instancePath:i+"/authSecretRef",schemaPath:"#/properties/authSecretRef/type",keyword:"type",params:{type:"string"},schema:H.properties.
authSecretRef.type,parentSchema:H.properties.authSecretRef,data:r};e===null?e=[t]:e.push(t),p++}}if(s.ebgpMultihop!==void 0&&(ee(s.ebgpMultihop,{instancePath:i+
"/ebgpMultihop",parentData:s,parentDataProperty:"ebgpMultihop",rootData:c})||(e=e===null?ee.errors:e.concat(ee.errors),p=e.length)),s.timers!==void 0){let r=s.timers;
if(r&&typeof r=="object"&&!Array.isArray(r)){for(const t in r)if(!(t==="connectRetryTimeSeconds"||t==="holdTimeSeconds"||t==="keepAliveTimeSeconds")){const a={instancePath:i+
"/timers",schemaPath:"#/properties/timers/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:t},schema:!1,parentSchema:H.properties.
timers,data:r};e===null?e=[a]:e.push(a),p++}r.connectRetryTimeSeconds!==void 0&&(re(r.connectRetryTimeSeconds,{instancePath:i+"/timers/connectRetryTimeSeconds",
parentData:r,parentDataProperty:"connectRetryTimeSeconds",rootData:c})||(e=e===null?re.errors:e.concat(re.errors),p=e.length)),r.holdTimeSeconds!==void 0&&(se(r.
holdTimeSeconds,{instancePath:i+"/timers/holdTimeSeconds",parentData:r,parentDataProperty:"holdTimeSeconds",rootData:c})||(e=e===null?se.errors:e.concat(se.errors),
p=e.length)),r.keepAliveTimeSeconds!==void 0&&(te(r.keepAliveTimeSeconds,{instancePath:i+"/timers/keepAliveTimeSeconds",parentData:r,parentDataProperty:"keepAli\
veTimeSeconds",rootData:c})||(e=e===null?te.errors:e.concat(te.errors),p=e.length))}else{const t={instancePath:i+"/timers",schemaPath:"#/properties/timers/type",
keyword:"type",params:{type:"object"},schema:H.properties.timers.type,parentSchema:H.properties.timers,data:r};e===null?e=[t]:e.push(t),p++}}if(s.gracefulRestart!==
void 0&&(pe(s.gracefulRestart,{instancePath:i+"/gracefulRestart",parentData:s,parentDataProperty:"gracefulRestart",rootData:c})||(e=e===null?pe.errors:e.concat(
pe.errors),p=e.length)),s.families!==void 0){let r=s.families;if(Array.isArray(r)){const t=r.length;for(let a=0;a<t;a++)fe(r[a],{instancePath:i+"/families/"+a,parentData:r,
parentDataProperty:a,rootData:c})||(e=e===null?fe.errors:e.concat(fe.errors),p=e.length)}else{const t={instancePath:i+"/families",schemaPath:"#/properties/famil\
ies/type",keyword:"type",params:{type:"array"},schema:H.properties.families.type,parentSchema:H.properties.families,data:r};e===null?e=[t]:e.push(t),p++}}}else{
const r={instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},schema:H.type,parentSchema:H,data:s};e===null?e=[r]:e.push(r),p++}return Ce.errors=
e,p===0}function Oe(s,{instancePath:i="",parentData:k,parentDataProperty:S,rootData:c=s}={}){let e=null,p=0;if(s&&typeof s=="object"&&!Array.isArray(s)){if(s.apiVersion===
void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"apiVersion"},schema:K.required,parentSchema:K,data:s};e===null?
e=[r]:e.push(r),p++}if(s.kind===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"kind"},schema:K.required,parentSchema:K,
data:s};e===null?e=[r]:e.push(r),p++}if(s.metadata===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"metadat\
a"},schema:K.required,parentSchema:K,data:s};e===null?e=[r]:e.push(r),p++}if(s.spec===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",
params:{missingProperty:"spec"},schema:K.required,parentSchema:K,data:s};e===null?e=[r]:e.push(r),p++}for(const r in s)if(!(r==="spec"||r==="apiVersion"||r==="k\
ind"||r==="metadata"||r==="status")){const t={instancePath:i,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},schema:!1,
parentSchema:K,data:s};e===null?e=[t]:e.push(t),p++}if(s.spec!==void 0&&(Ce(s.spec,{instancePath:i+"/spec",parentData:s,parentDataProperty:"spec",rootData:c})||
(e=e===null?Ce.errors:e.concat(Ce.errors),p=e.length)),s.apiVersion!==void 0){let r=s.apiVersion;if(typeof r!="string"){const t={instancePath:i+"/apiVersion",schemaPath:"\
#/properties/apiVersion/type",keyword:"type",params:{type:"string"},schema:K.properties.apiVersion.type,parentSchema:K.properties.apiVersion,data:r};e===null?e=
[t]:e.push(t),p++}}if(s.kind!==void 0){let r=s.kind;if(typeof r!="string"){const t={instancePath:i+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{
type:"string"},schema:K.properties.kind.type,parentSchema:K.properties.kind,data:r};e===null?e=[t]:e.push(t),p++}}s.metadata!==void 0&&(b(s.metadata,{instancePath:i+
"/metadata",parentData:s,parentDataProperty:"metadata",rootData:c})||(e=e===null?b.errors:e.concat(b.errors),p=e.length)),s.status!==void 0&&(P(s.status,{instancePath:i+
"/status",parentData:s,parentDataProperty:"status",rootData:c})||(e=e===null?P.errors:e.concat(P.errors),p=e.length))}else{const r={instancePath:i,schemaPath:"#\
/type",keyword:"type",params:{type:"object"},schema:K.type,parentSchema:K,data:s};e===null?e=[r]:e.push(r),p++}return Oe.errors=e,p===0}const mr=Ye,C={type:"obj\
ect",properties:{spec:{type:"object",properties:{advertisements:{type:"array",items:{$ref:"#/definitions/AdvertisementEntryAlpha"}}},additionalProperties:!1,required:[
"advertisements"]},apiVersion:{type:"string"},kind:{type:"string"},metadata:{$ref:"#/definitions/Metadata"},status:{$ref:"#/definitions/Json"}},additionalProperties:!1,
required:["apiVersion","kind","metadata","spec"]},R={type:"object",properties:{advertisementType:{enum:["CiliumPodIPPool","PodCIDR","Service"],type:"string"},service:{
type:"object",properties:{addresses:{minItems:1,type:"array",items:{$ref:"#/definitions/ServiceAddress"}},aggregationLengthIPv4:{minimum:0,maximum:31,type:"inte\
ger"},aggregationLengthIPv6:{minimum:0,maximum:127,type:"integer"}},additionalProperties:!1,required:["addresses"]},selector:{$ref:"#/definitions/LabelSelector"},
attributes:{type:"object",properties:{communities:{$ref:"#/definitions/Communities"},localPreference:{type:"integer"}},additionalProperties:!1}},additionalProperties:!1,
required:["advertisementType"]};function $e(s,{instancePath:i="",parentData:k,parentDataProperty:S,rootData:c=s}={}){let e=null,p=0;if(s&&typeof s=="object"&&!Array.
isArray(s)){if(s.advertisementType===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"advertisementType"},schema:R.
required,parentSchema:R,data:s};e===null?e=[r]:e.push(r),p++}for(const r in s)if(!(r==="advertisementType"||r==="service"||r==="selector"||r==="attributes")){const t={
instancePath:i,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},schema:!1,parentSchema:R,data:s};e===null?e=[t]:
e.push(t),p++}if(s.advertisementType!==void 0){let r=s.advertisementType;if(typeof r!="string"){const t={instancePath:i+"/advertisementType",schemaPath:"#/prope\
rties/advertisementType/type",keyword:"type",params:{type:"string"},schema:R.properties.advertisementType.type,parentSchema:R.properties.advertisementType,data:r};
e===null?e=[t]:e.push(t),p++}if(!(r==="CiliumPodIPPool"||r==="PodCIDR"||r==="Service")){const t={instancePath:i+"/advertisementType",schemaPath:"#/properties/ad\
vertisementType/enum",keyword:"enum",params:{allowedValues:R.properties.advertisementType.enum},schema:R.properties.advertisementType.enum,parentSchema:R.properties.
advertisementType,data:r};e===null?e=[t]:e.push(t),p++}}if(s.service!==void 0){let r=s.service;if(r&&typeof r=="object"&&!Array.isArray(r)){if(r.addresses===void 0){
const t={instancePath:i+"/service",schemaPath:"#/properties/service/required",keyword:"required",params:{missingProperty:"addresses"},schema:R.properties.service.
required,parentSchema:R.properties.service,data:r};e===null?e=[t]:e.push(t),p++}for(const t in r)if(!(t==="addresses"||t==="aggregationLengthIPv4"||t==="aggrega\
tionLengthIPv6")){const a={instancePath:i+"/service",schemaPath:"#/properties/service/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:t},
schema:!1,parentSchema:R.properties.service,data:r};e===null?e=[a]:e.push(a),p++}if(r.addresses!==void 0){let t=r.addresses;if(Array.isArray(t)){if(t.length<1){
const n={instancePath:i+"/service/addresses",schemaPath:"#/properties/service/properties/addresses/minItems",keyword:"minItems",params:{limit:1},schema:1,parentSchema:R.
properties.service.properties.addresses,data:t};e===null?e=[n]:e.push(n),p++}const a=t.length;for(let n=0;n<a;n++)ie(t[n],{instancePath:i+"/service/addresses/"+
n,parentData:t,parentDataProperty:n,rootData:c})||(e=e===null?ie.errors:e.concat(ie.errors),p=e.length)}else{const a={instancePath:i+"/service/addresses",schemaPath:"\
#/properties/service/properties/addresses/type",keyword:"type",params:{type:"array"},schema:R.properties.service.properties.addresses.type,parentSchema:R.properties.
service.properties.addresses,data:t};e===null?e=[a]:e.push(a),p++}}if(r.aggregationLengthIPv4!==void 0){let t=r.aggregationLengthIPv4;if(!(typeof t=="number"&&!(t%
1)&&!isNaN(t)&&isFinite(t))){const a={instancePath:i+"/service/aggregationLengthIPv4",schemaPath:"#/properties/service/properties/aggregationLengthIPv4/type",keyword:"\
type",params:{type:"integer"},schema:R.properties.service.properties.aggregationLengthIPv4.type,parentSchema:R.properties.service.properties.aggregationLengthIPv4,
data:t};e===null?e=[a]:e.push(a),p++}if(typeof t=="number"&&isFinite(t)){if(t>31||isNaN(t)){const a={instancePath:i+"/service/aggregationLengthIPv4",schemaPath:"\
#/properties/service/properties/aggregationLengthIPv4/maximum",keyword:"maximum",params:{comparison:"<=",limit:31},schema:31,parentSchema:R.properties.service.properties.
aggregationLengthIPv4,data:t};e===null?e=[a]:e.push(a),p++}if(t<0||isNaN(t)){const a={instancePath:i+"/service/aggregationLengthIPv4",schemaPath:"#/properties/s\
ervice/properties/aggregationLengthIPv4/minimum",keyword:"minimum",params:{comparison:">=",limit:0},schema:0,parentSchema:R.properties.service.properties.aggregationLengthIPv4,
data:t};e===null?e=[a]:e.push(a),p++}}}if(r.aggregationLengthIPv6!==void 0){let t=r.aggregationLengthIPv6;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t))){
const a={instancePath:i+"/service/aggregationLengthIPv6",schemaPath:"#/properties/service/properties/aggregationLengthIPv6/type",keyword:"type",params:{type:"in\
teger"},schema:R.properties.service.properties.aggregationLengthIPv6.type,parentSchema:R.properties.service.properties.aggregationLengthIPv6,data:t};e===null?e=
[a]:e.push(a),p++}if(typeof t=="number"&&isFinite(t)){if(t>127||isNaN(t)){const a={instancePath:i+"/service/aggregationLengthIPv6",schemaPath:"#/properties/serv\
ice/properties/aggregationLengthIPv6/maximum",keyword:"maximum",params:{comparison:"<=",limit:127},schema:127,parentSchema:R.properties.service.properties.aggregationLengthIPv6,
data:t};e===null?e=[a]:e.push(a),p++}if(t<0||isNaN(t)){const a={instancePath:i+"/service/aggregationLengthIPv6",schemaPath:"#/properties/service/properties/aggr\
egationLengthIPv6/minimum",keyword:"minimum",params:{comparison:">=",limit:0},schema:0,parentSchema:R.properties.service.properties.aggregationLengthIPv6,data:t};
e===null?e=[a]:e.push(a),p++}}}}else{const t={instancePath:i+"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type:"object"},schema:R.properties.
service.type,parentSchema:R.properties.service,data:r};e===null?e=[t]:e.push(t),p++}}if(s.selector!==void 0&&(h(s.selector,{instancePath:i+"/selector",parentData:s,
parentDataProperty:"selector",rootData:c})||(e=e===null?h.errors:e.concat(h.errors),p=e.length)),s.attributes!==void 0){let r=s.attributes;if(r&&typeof r=="obje\
ct"&&!Array.isArray(r)){for(const t in r)if(!(t==="communities"||t==="localPreference")){const a={instancePath:i+"/attributes",schemaPath:"#/properties/attribut\
es/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:t},schema:!1,parentSchema:R.properties.attributes,data:r};e===null?e=[a]:e.push(
a),p++}if(r.communities!==void 0&&(ae(r.communities,{instancePath:i+"/attributes/communities",parentData:r,parentDataProperty:"communities",rootData:c})||(e=e===
null?ae.errors:e.concat(ae.errors),p=e.length)),r.localPreference!==void 0){let t=r.localPreference;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t))){const a={
instancePath:i+"/attributes/localPreference",schemaPath:"#/properties/attributes/properties/localPreference/type",keyword:"type",params:{type:"integer"},schema:R.
properties.attributes.properties.localPreference.type,parentSchema:R.properties.attributes.properties.localPreference,data:t};e===null?e=[a]:e.push(a),p++}}}else{
const t={instancePath:i+"/attributes",schemaPath:"#/properties/attributes/type",keyword:"type",params:{type:"object"},schema:R.properties.attributes.type,parentSchema:R.
properties.attributes,data:r};e===null?e=[t]:e.push(t),p++}}}else{const r={instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},schema:R.type,
parentSchema:R,data:s};e===null?e=[r]:e.push(r),p++}return $e.errors=e,p===0}function Ye(s,{instancePath:i="",parentData:k,parentDataProperty:S,rootData:c=s}={}){
let e=null,p=0;if(s&&typeof s=="object"&&!Array.isArray(s)){if(s.apiVersion===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{
missingProperty:"apiVersion"},schema:C.required,parentSchema:C,data:s};e===null?e=[r]:e.push(r),p++}if(s.kind===void 0){const r={instancePath:i,schemaPath:"#/re\
quired",keyword:"required",params:{missingProperty:"kind"},schema:C.required,parentSchema:C,data:s};e===null?e=[r]:e.push(r),p++}if(s.metadata===void 0){const r={
instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"metadata"},schema:C.required,parentSchema:C,data:s};e===null?e=[r]:e.push(r),
p++}if(s.spec===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"spec"},schema:C.required,parentSchema:C,data:s};
e===null?e=[r]:e.push(r),p++}for(const r in s)if(!(r==="spec"||r==="apiVersion"||r==="kind"||r==="metadata"||r==="status")){const t={instancePath:i,schemaPath:"\
#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},schema:!1,parentSchema:C,data:s};e===null?e=[t]:e.push(t),p++}if(s.spec!==void 0){
let r=s.spec;if(r&&typeof r=="object"&&!Array.isArray(r)){if(r.advertisements===void 0){const t={instancePath:i+"/spec",schemaPath:"#/properties/spec/required",
keyword:"required",params:{missingProperty:"advertisements"},schema:C.properties.spec.required,parentSchema:C.properties.spec,data:r};e===null?e=[t]:e.push(t),p++}
for(const t in r)if(t!=="advertisements"){const a={instancePath:i+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{
additionalProperty:t},schema:!1,parentSchema:C.properties.spec,data:r};e===null?e=[a]:e.push(a),p++}if(r.advertisements!==void 0){let t=r.advertisements;if(Array.
isArray(t)){const a=t.length;for(let n=0;n<a;n++)$e(t[n],{instancePath:i+"/spec/advertisements/"+n,parentData:t,parentDataProperty:n,rootData:c})||(e=e===null?$e.
errors:e.concat($e.errors),p=e.length)}else{const a={instancePath:i+"/spec/advertisements",schemaPath:"#/properties/spec/properties/advertisements/type",keyword:"\
type",params:{type:"array"},schema:C.properties.spec.properties.advertisements.type,parentSchema:C.properties.spec.properties.advertisements,data:t};e===null?e=
[a]:e.push(a),p++}}}else{const t={instancePath:i+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type:"object"},schema:C.properties.spec.type,
parentSchema:C.properties.spec,data:r};e===null?e=[t]:e.push(t),p++}}if(s.apiVersion!==void 0){let r=s.apiVersion;if(typeof r!="string"){const t={instancePath:i+
"/apiVersion",schemaPath:"#/properties/apiVersion/type",keyword:"type",params:{type:"string"},schema:C.properties.apiVersion.type,parentSchema:C.properties.apiVersion,
data:r};e===null?e=[t]:e.push(t),p++}}if(s.kind!==void 0){let r=s.kind;if(typeof r!="string"){const t={instancePath:i+"/kind",schemaPath:"#/properties/kind/type",
keyword:"type",params:{type:"string"},schema:C.properties.kind.type,parentSchema:C.properties.kind,data:r};e===null?e=[t]:e.push(t),p++}}s.metadata!==void 0&&(b(
s.metadata,{instancePath:i+"/metadata",parentData:s,parentDataProperty:"metadata",rootData:c})||(e=e===null?b.errors:e.concat(b.errors),p=e.length)),s.status!==
void 0&&(P(s.status,{instancePath:i+"/status",parentData:s,parentDataProperty:"status",rootData:c})||(e=e===null?P.errors:e.concat(P.errors),p=e.length))}else{const r={
instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},schema:C.type,parentSchema:C,data:s};e===null?e=[r]:e.push(r),p++}return Ye.errors=e,p===
0}const dr=He;function He(s,{instancePath:i="",parentData:k,parentDataProperty:S,rootData:c=s}={}){let e=null,p=0;if(s&&typeof s=="object"&&!Array.isArray(s)){if(s.
apiVersion===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"apiVersion"},schema:m.required,parentSchema:m,data:s};
e===null?e=[r]:e.push(r),p++}if(s.kind===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"kind"},schema:m.required,
parentSchema:m,data:s};e===null?e=[r]:e.push(r),p++}if(s.metadata===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"\
metadata"},schema:m.required,parentSchema:m,data:s};e===null?e=[r]:e.push(r),p++}if(s.spec===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"re\
quired",params:{missingProperty:"spec"},schema:m.required,parentSchema:m,data:s};e===null?e=[r]:e.push(r),p++}for(const r in s)if(!(r==="spec"||r==="apiVersion"||
r==="kind"||r==="metadata"||r==="status")){const t={instancePath:i,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},
schema:!1,parentSchema:m,data:s};e===null?e=[t]:e.push(t),p++}if(s.spec!==void 0){let r=s.spec;if(r&&typeof r=="object"&&!Array.isArray(r)){if(r.bgpInstances===
void 0){const t={instancePath:i+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty:"bgpInstances"},schema:m.properties.spec.
required,parentSchema:m.properties.spec,data:r};e===null?e=[t]:e.push(t),p++}for(const t in r)if(t!=="bgpInstances"){const a={instancePath:i+"/spec",schemaPath:"\
#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:t},schema:!1,parentSchema:m.properties.spec,data:r};e===null?e=
[a]:e.push(a),p++}if(r.bgpInstances!==void 0){let t=r.bgpInstances;if(Array.isArray(t)){if(t.length<1){const n={instancePath:i+"/spec/bgpInstances",schemaPath:"\
#/properties/spec/properties/bgpInstances/minItems",keyword:"minItems",params:{limit:1},schema:1,parentSchema:m.properties.spec.properties.bgpInstances,data:t};
e===null?e=[n]:e.push(n),p++}const a=t.length;for(let n=0;n<a;n++){let o=t[n];if(o&&typeof o=="object"&&!Array.isArray(o)){if(o.name===void 0){const l={instancePath:i+
"/spec/bgpInstances/"+n,schemaPath:"#/properties/spec/properties/bgpInstances/items/required",keyword:"required",params:{missingProperty:"name"},schema:m.properties.
spec.properties.bgpInstances.items.required,parentSchema:m.properties.spec.properties.bgpInstances.items,data:o};e===null?e=[l]:e.push(l),p++}for(const l in o)if(!(l===
"name"||l==="routerID"||l==="localASN"||l==="localPort"||l==="peers")){const u={instancePath:i+"/spec/bgpInstances/"+n,schemaPath:"#/properties/spec/properties/\
bgpInstances/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:l},schema:!1,parentSchema:m.properties.spec.properties.bgpInstances.
items,data:o};e===null?e=[u]:e.push(u),p++}if(o.name!==void 0&&(N(o.name,{instancePath:i+"/spec/bgpInstances/"+n+"/name",parentData:o,parentDataProperty:"name",
rootData:c})||(e=e===null?N.errors:e.concat(N.errors),p=e.length)),o.routerID!==void 0){let l=o.routerID;if(typeof l!="string"){const u={instancePath:i+"/spec/b\
gpInstances/"+n+"/routerID",schemaPath:"#/properties/spec/properties/bgpInstances/items/properties/routerID/type",keyword:"type",params:{type:"string"},schema:m.
properties.spec.properties.bgpInstances.items.properties.routerID.type,parentSchema:m.properties.spec.properties.bgpInstances.items.properties.routerID,data:l};
e===null?e=[u]:e.push(u),p++}}if(o.localASN!==void 0&&($(o.localASN,{instancePath:i+"/spec/bgpInstances/"+n+"/localASN",parentData:o,parentDataProperty:"localAS\
N",rootData:c})||(e=e===null?$.errors:e.concat($.errors),p=e.length)),o.localPort!==void 0&&(Y(o.localPort,{instancePath:i+"/spec/bgpInstances/"+n+"/localPort",
parentData:o,parentDataProperty:"localPort",rootData:c})||(e=e===null?Y.errors:e.concat(Y.errors),p=e.length)),o.peers!==void 0){let l=o.peers;if(Array.isArray(
l)){const u=l.length;for(let y=0;y<u;y++){let f=l[y];if(f&&typeof f=="object"&&!Array.isArray(f)){if(f.name===void 0){const d={instancePath:i+"/spec/bgpInstance\
s/"+n+"/peers/"+y,schemaPath:"#/properties/spec/properties/bgpInstances/items/properties/peers/items/required",keyword:"required",params:{missingProperty:"name"},
schema:m.properties.spec.properties.bgpInstances.items.properties.peers.items.required,parentSchema:m.properties.spec.properties.bgpInstances.items.properties.peers.
items,data:f};e===null?e=[d]:e.push(d),p++}for(const d in f)if(!(d==="name"||d==="localAddress"||d==="localPort")){const I={instancePath:i+"/spec/bgpInstances/"+
n+"/peers/"+y,schemaPath:"#/properties/spec/properties/bgpInstances/items/properties/peers/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:d},
schema:!1,parentSchema:m.properties.spec.properties.bgpInstances.items.properties.peers.items,data:f};e===null?e=[I]:e.push(I),p++}if(f.name!==void 0&&(N(f.name,
{instancePath:i+"/spec/bgpInstances/"+n+"/peers/"+y+"/name",parentData:f,parentDataProperty:"name",rootData:c})||(e=e===null?N.errors:e.concat(N.errors),p=e.length)),
f.localAddress!==void 0){let d=f.localAddress;if(typeof d!="string"){const I={instancePath:i+"/spec/bgpInstances/"+n+"/peers/"+y+"/localAddress",schemaPath:"#/p\
roperties/spec/properties/bgpInstances/items/properties/peers/items/properties/localAddress/type",keyword:"type",params:{type:"string"},schema:m.properties.spec.
properties.bgpInstances.items.properties.peers.items.properties.localAddress.type,parentSchema:m.properties.spec.properties.bgpInstances.items.properties.peers.
items.properties.localAddress,data:d};e===null?e=[I]:e.push(I),p++}}f.localPort!==void 0&&(Y(f.localPort,{instancePath:i+"/spec/bgpInstances/"+n+"/peers/"+y+"/l\
ocalPort",parentData:f,parentDataProperty:"localPort",rootData:c})||(e=e===null?Y.errors:e.concat(Y.errors),p=e.length))}else{const d={instancePath:i+"/spec/bgp\
Instances/"+n+"/peers/"+y,schemaPath:"#/properties/spec/properties/bgpInstances/items/properties/peers/items/type",keyword:"type",params:{type:"object"},schema:m.
properties.spec.properties.bgpInstances.items.properties.peers.items.type,parentSchema:m.properties.spec.properties.bgpInstances.items.properties.peers.items,data:f};
e===null?e=[d]:e.push(d),p++}}}else{const u={instancePath:i+"/spec/bgpInstances/"+n+"/peers",schemaPath:"#/properties/spec/properties/bgpInstances/items/propert\
ies/peers/type",keyword:"type",params:{type:"array"},schema:m.properties.spec.properties.bgpInstances.items.properties.peers.type,parentSchema:m.properties.spec.
properties.bgpInstances.items.properties.peers,data:l};e===null?e=[u]:e.push(u),p++}}}else{const l={instancePath:i+"/spec/bgpInstances/"+n,schemaPath:"#/propert\
ies/spec/properties/bgpInstances/items/type",keyword:"type",params:{type:"object"},schema:m.properties.spec.properties.bgpInstances.items.type,parentSchema:m.properties.
spec.properties.bgpInstances.items,data:o};e===null?e=[l]:e.push(l),p++}}}else{const a={instancePath:i+"/spec/bgpInstances",schemaPath:"#/properties/spec/proper\
ties/bgpInstances/type",keyword:"type",params:{type:"array"},schema:m.properties.spec.properties.bgpInstances.type,parentSchema:m.properties.spec.properties.bgpInstances,
data:t};e===null?e=[a]:e.push(a),p++}}}else{const t={instancePath:i+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type:"object"},schema:m.properties.
spec.type,parentSchema:m.properties.spec,data:r};e===null?e=[t]:e.push(t),p++}}if(s.apiVersion!==void 0){let r=s.apiVersion;if(typeof r!="string"){const t={instancePath:i+
"/apiVersion",schemaPath:"#/properties/apiVersion/type",keyword:"type",params:{type:"string"},schema:m.properties.apiVersion.type,parentSchema:m.properties.apiVersion,
data:r};e===null?e=[t]:e.push(t),p++}}if(s.kind!==void 0){let r=s.kind;if(typeof r!="string"){const t={instancePath:i+"/kind",schemaPath:"#/properties/kind/type",
keyword:"type",params:{type:"string"},schema:m.properties.kind.type,parentSchema:m.properties.kind,data:r};e===null?e=[t]:e.push(t),p++}}s.metadata!==void 0&&(b(
s.metadata,{instancePath:i+"/metadata",parentData:s,parentDataProperty:"metadata",rootData:c})||(e=e===null?b.errors:e.concat(b.errors),p=e.length)),s.status!==
void 0&&(P(s.status,{instancePath:i+"/status",parentData:s,parentDataProperty:"status",rootData:c})||(e=e===null?P.errors:e.concat(P.errors),p=e.length))}else{const r={
instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},schema:m.type,parentSchema:m,data:s};e===null?e=[r]:e.push(r),p++}return He.errors=e,p===
0}const fr=We,A={type:"object",properties:{spec:{type:"object",properties:{nodeSelector:{$ref:"#/definitions/LabelSelector"},virtualRouters:{minItems:1,type:"ar\
ray",items:{type:"object",properties:{localASN:{$ref:"#/definitions/AsnOrAny"},exportPodCIDR:{type:"boolean"},serviceSelector:{$ref:"#/definitions/LabelSelector"},
serviceAdvertisements:{type:"array",items:{$ref:"#/definitions/ServiceAddress"}},podIPPoolSelector:{$ref:"#/definitions/LabelSelector"},neighbors:{minItems:1,type:"\
array",items:{$ref:"#/definitions/BgpNeighbor"}}},additionalProperties:!1,required:["localASN","neighbors"]}}},additionalProperties:!1,required:["virtualRouters"]},
apiVersion:{type:"string"},kind:{type:"string"},metadata:{$ref:"#/definitions/Metadata"},status:{$ref:"#/definitions/Json"}},additionalProperties:!1,required:["\
apiVersion","kind","metadata"]},j={type:"object",properties:{peerAddress:{type:"string"},peerASN:{$ref:"#/definitions/AsnOrAny"},peerPort:{$ref:"#/definitions/P\
ort"},eBGPMultihopTTL:{$ref:"#/definitions/MultihopTtl"},connectRetryTimeSeconds:{$ref:"#/definitions/ConnectRetryTime"},holdTimeSeconds:{$ref:"#/definitions/Ho\
ldTime"},keepAliveTimeSeconds:{$ref:"#/definitions/KeepaliveTime"},authSecretRef:{type:"string"},gracefulRestart:{$ref:"#/definitions/GracefulRestart"},families:{
type:"array",items:{$ref:"#/definitions/Family"}},advertisedPathAttributes:{type:"array",items:{type:"object",properties:{selectorType:{enum:["CiliumLoadBalance\
rIPPool","CiliumPodIPPool","PodCIDR"],type:"string"},selector:{$ref:"#/definitions/LabelSelector"},communities:{$ref:"#/definitions/Communities"},localPreference:{
minimum:0,maximum:4294967295,type:"integer"}},additionalProperties:!1,required:["selectorType"]}}},additionalProperties:!1,required:["peerASN","peerAddress"]},ur=Object.
prototype.hasOwnProperty,E={type:"object",properties:{afi:{enum:["ipv4","ipv6","l2vpn","ls","opaque"],type:"string"},safi:{enum:["encapsulation","evpn","flowspe\
c_unicast","flowspec_vpn","key_value","ls","mpls_label","mpls_vpn","mpls_vpn_multicast","multicast","mup","route_target_constraints","sr_policy","unicast","vpls"],
type:"string"}},additionalProperties:!1,required:["afi","safi"]};function xe(s,{instancePath:i="",parentData:k,parentDataProperty:S,rootData:c=s}={}){let e=null,
p=0;if(s&&typeof s=="object"&&!Array.isArray(s)){if(s.afi===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"\
afi"},schema:E.required,parentSchema:E,data:s};e===null?e=[r]:e.push(r),p++}if(s.safi===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"require\
d",params:{missingProperty:"safi"},schema:E.required,parentSchema:E,data:s};e===null?e=[r]:e.push(r),p++}for(const r in s)if(!(r==="afi"||r==="safi")){const t={
instancePath:i,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},schema:!1,parentSchema:E,data:s};e===null?e=[t]:
e.push(t),p++}if(s.afi!==void 0){let r=s.afi;if(typeof r!="string"){const t={instancePath:i+"/afi",schemaPath:"#/properties/afi/type",keyword:"type",params:{type:"\
string"},schema:E.properties.afi.type,parentSchema:E.properties.afi,data:r};e===null?e=[t]:e.push(t),p++}if(!(r==="ipv4"||r==="ipv6"||r==="l2vpn"||r==="ls"||r===
"opaque")){const t={instancePath:i+"/afi",schemaPath:"#/properties/afi/enum",keyword:"enum",params:{allowedValues:E.properties.afi.enum},schema:E.properties.afi.
enum,parentSchema:E.properties.afi,data:r};e===null?e=[t]:e.push(t),p++}}if(s.safi!==void 0){let r=s.safi;if(typeof r!="string"){const t={instancePath:i+"/safi",
schemaPath:"#/properties/safi/type",keyword:"type",params:{type:"string"},schema:E.properties.safi.type,parentSchema:E.properties.safi,data:r};e===null?e=[t]:e.
push(t),p++}if(!(r==="encapsulation"||r==="evpn"||r==="flowspec_unicast"||r==="flowspec_vpn"||r==="key_value"||r==="ls"||r==="mpls_label"||r==="mpls_vpn"||r==="\
mpls_vpn_multicast"||r==="multicast"||r==="mup"||r==="route_target_constraints"||r==="sr_policy"||r==="unicast"||r==="vpls")){const t={instancePath:i+"/safi",schemaPath:"\
#/properties/safi/enum",keyword:"enum",params:{allowedValues:E.properties.safi.enum},schema:E.properties.safi.enum,parentSchema:E.properties.safi,data:r};e===null?
e=[t]:e.push(t),p++}}}else{const r={instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},schema:E.type,parentSchema:E,data:s};e===null?e=[r]:
e.push(r),p++}return xe.errors=e,p===0}function Fe(s,{instancePath:i="",parentData:k,parentDataProperty:S,rootData:c=s}={}){let e=null,p=0;if(s&&typeof s=="obje\
ct"&&!Array.isArray(s)){if(s.peerASN===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"peerASN"},schema:j.required,
parentSchema:j,data:s};e===null?e=[r]:e.push(r),p++}if(s.peerAddress===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"\
peerAddress"},schema:j.required,parentSchema:j,data:s};e===null?e=[r]:e.push(r),p++}for(const r in s)if(!ur.call(j.properties,r)){const t={instancePath:i,schemaPath:"\
#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},schema:!1,parentSchema:j,data:s};e===null?e=[t]:e.push(t),p++}if(s.peerAddress!==
void 0){let r=s.peerAddress;if(typeof r!="string"){const t={instancePath:i+"/peerAddress",schemaPath:"#/properties/peerAddress/type",keyword:"type",params:{type:"\
string"},schema:j.properties.peerAddress.type,parentSchema:j.properties.peerAddress,data:r};e===null?e=[t]:e.push(t),p++}}if(s.peerASN!==void 0&&(O(s.peerASN,{instancePath:i+
"/peerASN",parentData:s,parentDataProperty:"peerASN",rootData:c})||(e=e===null?O.errors:e.concat(O.errors),p=e.length)),s.peerPort!==void 0&&(x(s.peerPort,{instancePath:i+
"/peerPort",parentData:s,parentDataProperty:"peerPort",rootData:c})||(e=e===null?x.errors:e.concat(x.errors),p=e.length)),s.eBGPMultihopTTL!==void 0&&(ee(s.eBGPMultihopTTL,
{instancePath:i+"/eBGPMultihopTTL",parentData:s,parentDataProperty:"eBGPMultihopTTL",rootData:c})||(e=e===null?ee.errors:e.concat(ee.errors),p=e.length)),s.connectRetryTimeSeconds!==
void 0&&(re(s.connectRetryTimeSeconds,{instancePath:i+"/connectRetryTimeSeconds",parentData:s,parentDataProperty:"connectRetryTimeSeconds",rootData:c})||(e=e===
null?re.errors:e.concat(re.errors),p=e.length)),s.holdTimeSeconds!==void 0&&(se(s.holdTimeSeconds,{instancePath:i+"/holdTimeSeconds",parentData:s,parentDataProperty:"\
holdTimeSeconds",rootData:c})||(e=e===null?se.errors:e.concat(se.errors),p=e.length)),s.keepAliveTimeSeconds!==void 0&&(te(s.keepAliveTimeSeconds,{instancePath:i+
"/keepAliveTimeSeconds",parentData:s,parentDataProperty:"keepAliveTimeSeconds",rootData:c})||(e=e===null?te.errors:e.concat(te.errors),p=e.length)),s.authSecretRef!==
void 0){let r=s.authSecretRef;if(typeof r!="string"){const t={instancePath:i+"/authSecretRef",schemaPath:"#/properties/authSecretRef/type",keyword:"type",params:{
type:"string"},schema:j.properties.authSecretRef.type,parentSchema:j.properties.authSecretRef,data:r};e===null?e=[t]:e.push(t),p++}}if(s.gracefulRestart!==void 0&&
(pe(s.gracefulRestart,{instancePath:i+"/gracefulRestart",parentData:s,parentDataProperty:"gracefulRestart",rootData:c})||(e=e===null?pe.errors:e.concat(pe.errors),
p=e.length)),s.families!==void 0){let r=s.families;if(Array.isArray(r)){const t=r.length;for(let a=0;a<t;a++)xe(r[a],{instancePath:i+"/families/"+a,parentData:r,
parentDataProperty:a,rootData:c})||(e=e===null?xe.errors:e.concat(xe.errors),p=e.length)}else{const t={instancePath:i+"/families",schemaPath:"#/properties/famil\
ies/type",keyword:"type",params:{type:"array"},schema:j.properties.families.type,parentSchema:j.properties.families,data:r};e===null?e=[t]:e.push(t),p++}}if(s.advertisedPathAttributes!==
void 0){let r=s.advertisedPathAttributes;if(Array.isArray(r)){const t=r.length;for(let a=0;a<t;a++){let n=r[a];if(n&&typeof n=="object"&&!Array.isArray(n)){if(n.
selectorType===void 0){const o={instancePath:i+"/advertisedPathAttributes/"+a,schemaPath:"#/properties/advertisedPathAttributes/items/required",keyword:"require\
d",params:{missingProperty:"selectorType"},schema:j.properties.advertisedPathAttributes.items.required,parentSchema:j.properties.advertisedPathAttributes.items,
data:n};e===null?e=[o]:e.push(o),p++}for(const o in n)if(!(o==="selectorType"||o==="selector"||o==="communities"||o==="localPreference")){const l={instancePath:i+
"/advertisedPathAttributes/"+a,schemaPath:"#/properties/advertisedPathAttributes/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:o},
schema:!1,parentSchema:j.properties.advertisedPathAttributes.items,data:n};e===null?e=[l]:e.push(l),p++}if(n.selectorType!==void 0){let o=n.selectorType;if(typeof o!=
"string"){const l={instancePath:i+"/advertisedPathAttributes/"+a+"/selectorType",schemaPath:"#/properties/advertisedPathAttributes/items/properties/selectorType\
/type",keyword:"type",params:{type:"string"},schema:j.properties.advertisedPathAttributes.items.properties.selectorType.type,parentSchema:j.properties.advertisedPathAttributes.
items.properties.selectorType,data:o};e===null?e=[l]:e.push(l),p++}if(!(o==="CiliumLoadBalancerIPPool"||o==="CiliumPodIPPool"||o==="PodCIDR")){const l={instancePath:i+
"/advertisedPathAttributes/"+a+"/selectorType",schemaPath:"#/properties/advertisedPathAttributes/items/properties/selectorType/enum",keyword:"enum",params:{allowedValues:j.
properties.advertisedPathAttributes.items.properties.selectorType.enum},schema:j.properties.advertisedPathAttributes.items.properties.selectorType.enum,parentSchema:j.
properties.advertisedPathAttributes.items.properties.selectorType,data:o};e===null?e=[l]:e.push(l),p++}}if(n.selector!==void 0&&(h(n.selector,{instancePath:i+"/\
advertisedPathAttributes/"+a+"/selector",parentData:n,parentDataProperty:"selector",rootData:c})||(e=e===null?h.errors:e.concat(h.errors),p=e.length)),n.communities!==
void 0&&(ae(n.communities,{instancePath:i+"/advertisedPathAttributes/"+a+"/communities",parentData:n,parentDataProperty:"communities",rootData:c})||(e=e===null?
ae.errors:e.concat(ae.errors),p=e.length)),n.localPreference!==void 0){let o=n.localPreference;if(!(typeof o=="number"&&!(o%1)&&!isNaN(o)&&isFinite(o))){const l={
instancePath:i+"/advertisedPathAttributes/"+a+"/localPreference",schemaPath:"#/properties/advertisedPathAttributes/items/properties/localPreference/type",keyword:"\
type",params:{type:"integer"},schema:j.properties.advertisedPathAttributes.items.properties.localPreference.type,parentSchema:j.properties.advertisedPathAttributes.
items.properties.localPreference,data:o};e===null?e=[l]:e.push(l),p++}if(typeof o=="number"&&isFinite(o)){if(o>4294967295||isNaN(o)){const l={instancePath:i+"/a\
dvertisedPathAttributes/"+a+"/localPreference",schemaPath:"#/properties/advertisedPathAttributes/items/properties/localPreference/maximum",keyword:"maximum",params:{
comparison:"<=",limit:4294967295},schema:4294967295,parentSchema:j.properties.advertisedPathAttributes.items.properties.localPreference,data:o};e===null?e=[l]:e.
push(l),p++}if(o<0||isNaN(o)){const l={instancePath:i+"/advertisedPathAttributes/"+a+"/localPreference",schemaPath:"#/properties/advertisedPathAttributes/items/\
properties/localPreference/minimum",keyword:"minimum",params:{comparison:">=",limit:0},schema:0,parentSchema:j.properties.advertisedPathAttributes.items.properties.
localPreference,data:o};e===null?e=[l]:e.push(l),p++}}}}else{const o={instancePath:i+"/advertisedPathAttributes/"+a,schemaPath:"#/properties/advertisedPathAttri\
butes/items/type",keyword:"type",params:{type:"object"},schema:j.properties.advertisedPathAttributes.items.type,parentSchema:j.properties.advertisedPathAttributes.
items,data:n};e===null?e=[o]:e.push(o),p++}}}else{const t={instancePath:i+"/advertisedPathAttributes",schemaPath:"#/properties/advertisedPathAttributes/type",keyword:"\
type",params:{type:"array"},schema:j.properties.advertisedPathAttributes.type,parentSchema:j.properties.advertisedPathAttributes,data:r};e===null?e=[t]:e.push(t),
p++}}}else{const r={instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},schema:j.type,parentSchema:j,data:s};e===null?e=[r]:e.push(r),p++}return Fe.
errors=e,p===0}function We(s,{instancePath:i="",parentData:k,parentDataProperty:S,rootData:c=s}={}){let e=null,p=0;if(s&&typeof s=="object"&&!Array.isArray(s)){
if(s.apiVersion===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"apiVersion"},schema:A.required,parentSchema:A,
data:s};e===null?e=[r]:e.push(r),p++}if(s.kind===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"kind"},schema:A.
required,parentSchema:A,data:s};e===null?e=[r]:e.push(r),p++}if(s.metadata===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{
missingProperty:"metadata"},schema:A.required,parentSchema:A,data:s};e===null?e=[r]:e.push(r),p++}for(const r in s)if(!(r==="spec"||r==="apiVersion"||r==="kind"||
r==="metadata"||r==="status")){const t={instancePath:i,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},schema:!1,
parentSchema:A,data:s};e===null?e=[t]:e.push(t),p++}if(s.spec!==void 0){let r=s.spec;if(r&&typeof r=="object"&&!Array.isArray(r)){if(r.virtualRouters===void 0){
const t={instancePath:i+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty:"virtualRouters"},schema:A.properties.spec.required,
parentSchema:A.properties.spec,data:r};e===null?e=[t]:e.push(t),p++}for(const t in r)if(!(t==="nodeSelector"||t==="virtualRouters")){const a={instancePath:i+"/s\
pec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:t},schema:!1,parentSchema:A.properties.spec,data:r};
e===null?e=[a]:e.push(a),p++}if(r.nodeSelector!==void 0&&(h(r.nodeSelector,{instancePath:i+"/spec/nodeSelector",parentData:r,parentDataProperty:"nodeSelector",rootData:c})||
(e=e===null?h.errors:e.concat(h.errors),p=e.length)),r.virtualRouters!==void 0){let t=r.virtualRouters;if(Array.isArray(t)){if(t.length<1){const n={instancePath:i+
"/spec/virtualRouters",schemaPath:"#/properties/spec/properties/virtualRouters/minItems",keyword:"minItems",params:{limit:1},schema:1,parentSchema:A.properties.
spec.properties.virtualRouters,data:t};e===null?e=[n]:e.push(n),p++}const a=t.length;for(let n=0;n<a;n++){let o=t[n];if(o&&typeof o=="object"&&!Array.isArray(o)){
if(o.localASN===void 0){const l={instancePath:i+"/spec/virtualRouters/"+n,schemaPath:"#/properties/spec/properties/virtualRouters/items/required",keyword:"requi\
red",params:{missingProperty:"localASN"},schema:A.properties.spec.properties.virtualRouters.items.required,parentSchema:A.properties.spec.properties.virtualRouters.
items,data:o};e===null?e=[l]:e.push(l),p++}if(o.neighbors===void 0){const l={instancePath:i+"/spec/virtualRouters/"+n,schemaPath:"#/properties/spec/properties/v\
irtualRouters/items/required",keyword:"required",params:{missingProperty:"neighbors"},schema:A.properties.spec.properties.virtualRouters.items.required,parentSchema:A.
properties.spec.properties.virtualRouters.items,data:o};e===null?e=[l]:e.push(l),p++}for(const l in o)if(!(l==="localASN"||l==="exportPodCIDR"||l==="serviceSele\
ctor"||l==="serviceAdvertisements"||l==="podIPPoolSelector"||l==="neighbors")){const u={instancePath:i+"/spec/virtualRouters/"+n,schemaPath:"#/properties/spec/p\
roperties/virtualRouters/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:l},schema:!1,parentSchema:A.properties.spec.properties.
virtualRouters.items,data:o};e===null?e=[u]:e.push(u),p++}if(o.localASN!==void 0&&(O(o.localASN,{instancePath:i+"/spec/virtualRouters/"+n+"/localASN",parentData:o,
parentDataProperty:"localASN",rootData:c})||(e=e===null?O.errors:e.concat(O.errors),p=e.length)),o.exportPodCIDR!==void 0){let l=o.exportPodCIDR;if(typeof l!="b\
oolean"){const u={instancePath:i+"/spec/virtualRouters/"+n+"/exportPodCIDR",schemaPath:"#/properties/spec/properties/virtualRouters/items/properties/exportPodCI\
DR/type",keyword:"type",params:{type:"boolean"},schema:A.properties.spec.properties.virtualRouters.items.properties.exportPodCIDR.type,parentSchema:A.properties.
spec.properties.virtualRouters.items.properties.exportPodCIDR,data:l};e===null?e=[u]:e.push(u),p++}}if(o.serviceSelector!==void 0&&(h(o.serviceSelector,{instancePath:i+
"/spec/virtualRouters/"+n+"/serviceSelector",parentData:o,parentDataProperty:"serviceSelector",rootData:c})||(e=e===null?h.errors:e.concat(h.errors),p=e.length)),
o.serviceAdvertisements!==void 0){let l=o.serviceAdvertisements;if(Array.isArray(l)){const u=l.length;for(let y=0;y<u;y++)ie(l[y],{instancePath:i+"/spec/virtual\
Routers/"+n+"/serviceAdvertisements/"+y,parentData:l,parentDataProperty:y,rootData:c})||(e=e===null?ie.errors:e.concat(ie.errors),p=e.length)}else{const u={instancePath:i+
"/spec/virtualRouters/"+n+"/serviceAdvertisements",schemaPath:"#/properties/spec/properties/virtualRouters/items/properties/serviceAdvertisements/type",keyword:"\
type",params:{type:"array"},schema:A.properties.spec.properties.virtualRouters.items.properties.serviceAdvertisements.type,parentSchema:A.properties.spec.properties.
virtualRouters.items.properties.serviceAdvertisements,data:l};e===null?e=[u]:e.push(u),p++}}if(o.podIPPoolSelector!==void 0&&(h(o.podIPPoolSelector,{instancePath:i+
"/spec/virtualRouters/"+n+"/podIPPoolSelector",parentData:o,parentDataProperty:"podIPPoolSelector",rootData:c})||(e=e===null?h.errors:e.concat(h.errors),p=e.length)),
o.neighbors!==void 0){let l=o.neighbors;if(Array.isArray(l)){if(l.length<1){const y={instancePath:i+"/spec/virtualRouters/"+n+"/neighbors",schemaPath:"#/propert\
ies/spec/properties/virtualRouters/items/properties/neighbors/minItems",keyword:"minItems",params:{limit:1},schema:1,parentSchema:A.properties.spec.properties.virtualRouters.
items.properties.neighbors,data:l};e===null?e=[y]:e.push(y),p++}const u=l.length;for(let y=0;y<u;y++)Fe(l[y],{instancePath:i+"/spec/virtualRouters/"+n+"/neighbo\
rs/"+y,parentData:l,parentDataProperty:y,rootData:c})||(e=e===null?Fe.errors:e.concat(Fe.errors),p=e.length)}else{const u={instancePath:i+"/spec/virtualRouters/"+
n+"/neighbors",schemaPath:"#/properties/spec/properties/virtualRouters/items/properties/neighbors/type",keyword:"type",params:{type:"array"},schema:A.properties.
spec.properties.virtualRouters.items.properties.neighbors.type,parentSchema:A.properties.spec.properties.virtualRouters.items.properties.neighbors,data:l};e===null?
e=[u]:e.push(u),p++}}}else{const l={instancePath:i+"/spec/virtualRouters/"+n,schemaPath:"#/properties/spec/properties/virtualRouters/items/type",keyword:"type",
params:{type:"object"},schema:A.properties.spec.properties.virtualRouters.items.type,parentSchema:A.properties.spec.properties.virtualRouters.items,data:o};e===
null?e=[l]:e.push(l),p++}}}else{const a={instancePath:i+"/spec/virtualRouters",schemaPath:"#/properties/spec/properties/virtualRouters/type",keyword:"type",params:{
type:"array"},schema:A.properties.spec.properties.virtualRouters.type,parentSchema:A.properties.spec.properties.virtualRouters,data:t};e===null?e=[a]:e.push(a),
p++}}}else{const t={instancePath:i+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type:"object"},schema:A.properties.spec.type,parentSchema:A.
properties.spec,data:r};e===null?e=[t]:e.push(t),p++}}if(s.apiVersion!==void 0){let r=s.apiVersion;if(typeof r!="string"){const t={instancePath:i+"/apiVersion",
schemaPath:"#/properties/apiVersion/type",keyword:"type",params:{type:"string"},schema:A.properties.apiVersion.type,parentSchema:A.properties.apiVersion,data:r};
e===null?e=[t]:e.push(t),p++}}if(s.kind!==void 0){let r=s.kind;if(typeof r!="string"){const t={instancePath:i+"/kind",schemaPath:"#/properties/kind/type",keyword:"\
type",params:{type:"string"},schema:A.properties.kind.type,parentSchema:A.properties.kind,data:r};e===null?e=[t]:e.push(t),p++}}s.metadata!==void 0&&(b(s.metadata,
{instancePath:i+"/metadata",parentData:s,parentDataProperty:"metadata",rootData:c})||(e=e===null?b.errors:e.concat(b.errors),p=e.length)),s.status!==void 0&&(P(
s.status,{instancePath:i+"/status",parentData:s,parentDataProperty:"status",rootData:c})||(e=e===null?P.errors:e.concat(P.errors),p=e.length))}else{const r={instancePath:i,
schemaPath:"#/type",keyword:"type",params:{type:"object"},schema:A.type,parentSchema:A,data:s};e===null?e=[r]:e.push(r),p++}return We.errors=e,p===0}const yr=Qe,
z={type:"object",properties:{spec:{$ref:"#/definitions/PoolSettingsAlpha"},apiVersion:{type:"string"},kind:{type:"string"},metadata:{$ref:"#/definitions/Metadat\
a"},status:{$ref:"#/definitions/Json"}},additionalProperties:!1,required:["apiVersion","kind","metadata","spec"]},Z={type:"object",properties:{cidrs:{type:"arra\
y",items:{$ref:"#/definitions/PoolBlock"}},blocks:{type:"array",items:{$ref:"#/definitions/PoolBlock"}},allowFirstLastIPs:{enum:["No","Yes"],type:"string"},disabled:{
type:"boolean"},serviceSelector:{$ref:"#/definitions/LabelSelector"}},additionalProperties:!1};function Ge(s,{instancePath:i="",parentData:k,parentDataProperty:S,
rootData:c=s}={}){let e=null,p=0;if(s&&typeof s=="object"&&!Array.isArray(s)){for(const r in s)if(!(r==="cidrs"||r==="blocks"||r==="allowFirstLastIPs"||r==="dis\
abled"||r==="serviceSelector")){const t={instancePath:i,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},schema:!1,
parentSchema:Z,data:s};e===null?e=[t]:e.push(t),p++}if(s.cidrs!==void 0){let r=s.cidrs;if(Array.isArray(r)){const t=r.length;for(let a=0;a<t;a++)ne(r[a],{instancePath:i+
"/cidrs/"+a,parentData:r,parentDataProperty:a,rootData:c})||(e=e===null?ne.errors:e.concat(ne.errors),p=e.length)}else{const t={instancePath:i+"/cidrs",schemaPath:"\
#/properties/cidrs/type",keyword:"type",params:{type:"array"},schema:Z.properties.cidrs.type,parentSchema:Z.properties.cidrs,data:r};e===null?e=[t]:e.push(t),p++}}
if(s.blocks!==void 0){let r=s.blocks;if(Array.isArray(r)){const t=r.length;for(let a=0;a<t;a++)ne(r[a],{instancePath:i+"/blocks/"+a,parentData:r,parentDataProperty:a,
rootData:c})||(e=e===null?ne.errors:e.concat(ne.errors),p=e.length)}else{const t={instancePath:i+"/blocks",schemaPath:"#/properties/blocks/type",keyword:"type",
params:{type:"array"},schema:Z.properties.blocks.type,parentSchema:Z.properties.blocks,data:r};e===null?e=[t]:e.push(t),p++}}if(s.allowFirstLastIPs!==void 0){let r=s.
allowFirstLastIPs;if(typeof r!="string"){const t={instancePath:i+"/allowFirstLastIPs",schemaPath:"#/properties/allowFirstLastIPs/type",keyword:"type",params:{type:"\
string"},schema:Z.properties.allowFirstLastIPs.type,parentSchema:Z.properties.allowFirstLastIPs,data:r};e===null?e=[t]:e.push(t),p++}if(!(r==="No"||r==="Yes")){
const t={instancePath:i+"/allowFirstLastIPs",schemaPath:"#/properties/allowFirstLastIPs/enum",keyword:"enum",params:{allowedValues:Z.properties.allowFirstLastIPs.
enum},schema:Z.properties.allowFirstLastIPs.enum,parentSchema:Z.properties.allowFirstLastIPs,data:r};e===null?e=[t]:e.push(t),p++}}if(s.disabled!==void 0){let r=s.
disabled;if(typeof r!="boolean"){const t={instancePath:i+"/disabled",schemaPath:"#/properties/disabled/type",keyword:"type",params:{type:"boolean"},schema:Z.properties.
disabled.type,parentSchema:Z.properties.disabled,data:r};e===null?e=[t]:e.push(t),p++}}s.serviceSelector!==void 0&&(h(s.serviceSelector,{instancePath:i+"/servic\
eSelector",parentData:s,parentDataProperty:"serviceSelector",rootData:c})||(e=e===null?h.errors:e.concat(h.errors),p=e.length))}else{const r={instancePath:i,schemaPath:"\
#/type",keyword:"type",params:{type:"object"},schema:Z.type,parentSchema:Z,data:s};e===null?e=[r]:e.push(r),p++}return Ge.errors=e,p===0}function Qe(s,{instancePath:i="",
parentData:k,parentDataProperty:S,rootData:c=s}={}){let e=null,p=0;if(s&&typeof s=="object"&&!Array.isArray(s)){if(s.apiVersion===void 0){const r={instancePath:i,
schemaPath:"#/required",keyword:"required",params:{missingProperty:"apiVersion"},schema:z.required,parentSchema:z,data:s};e===null?e=[r]:e.push(r),p++}if(s.kind===
void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"kind"},schema:z.required,parentSchema:z,data:s};e===null?e=[
r]:e.push(r),p++}if(s.metadata===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"metadata"},schema:z.required,
parentSchema:z,data:s};e===null?e=[r]:e.push(r),p++}if(s.spec===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"\
spec"},schema:z.required,parentSchema:z,data:s};e===null?e=[r]:e.push(r),p++}for(const r in s)if(!(r==="spec"||r==="apiVersion"||r==="kind"||r==="metadata"||r===
"status")){const t={instancePath:i,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},schema:!1,parentSchema:z,data:s};
e===null?e=[t]:e.push(t),p++}if(s.spec!==void 0&&(Ge(s.spec,{instancePath:i+"/spec",parentData:s,parentDataProperty:"spec",rootData:c})||(e=e===null?Ge.errors:e.
concat(Ge.errors),p=e.length)),s.apiVersion!==void 0){let r=s.apiVersion;if(typeof r!="string"){const t={instancePath:i+"/apiVersion",schemaPath:"#/properties/a\
piVersion/type",keyword:"type",params:{type:"string"},schema:z.properties.apiVersion.type,parentSchema:z.properties.apiVersion,data:r};e===null?e=[t]:e.push(t),
p++}}if(s.kind!==void 0){let r=s.kind;if(typeof r!="string"){const t={instancePath:i+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type:"st\
ring"},schema:z.properties.kind.type,parentSchema:z.properties.kind,data:r};e===null?e=[t]:e.push(t),p++}}s.metadata!==void 0&&(b(s.metadata,{instancePath:i+"/m\
etadata",parentData:s,parentDataProperty:"metadata",rootData:c})||(e=e===null?b.errors:e.concat(b.errors),p=e.length)),s.status!==void 0&&(P(s.status,{instancePath:i+
"/status",parentData:s,parentDataProperty:"status",rootData:c})||(e=e===null?P.errors:e.concat(P.errors),p=e.length))}else{const r={instancePath:i,schemaPath:"#\
/type",keyword:"type",params:{type:"object"},schema:z.type,parentSchema:z,data:s};e===null?e=[r]:e.push(r),p++}return Qe.errors=e,p===0}const hr=Ue,L={type:"obj\
ect",properties:{spec:{type:"object",properties:{serviceSelector:{$ref:"#/definitions/LabelSelector"},nodeSelector:{$ref:"#/definitions/LabelSelector"},interfaces:{
type:"array",items:{type:"string"}},externalIPs:{type:"boolean"},loadBalancerIPs:{type:"boolean"}},additionalProperties:!1},apiVersion:{type:"string"},kind:{type:"\
string"},metadata:{$ref:"#/definitions/Metadata"},status:{$ref:"#/definitions/Json"}},additionalProperties:!1,required:["apiVersion","kind","metadata"]};function Ue(s,{
instancePath:i="",parentData:k,parentDataProperty:S,rootData:c=s}={}){let e=null,p=0;if(s&&typeof s=="object"&&!Array.isArray(s)){if(s.apiVersion===void 0){const r={
instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"apiVersion"},schema:L.required,parentSchema:L,data:s};e===null?e=[r]:e.push(r),
p++}if(s.kind===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"kind"},schema:L.required,parentSchema:L,data:s};
e===null?e=[r]:e.push(r),p++}if(s.metadata===void 0){const r={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"metadata"},schema:L.
required,parentSchema:L,data:s};e===null?e=[r]:e.push(r),p++}for(const r in s)if(!(r==="spec"||r==="apiVersion"||r==="kind"||r==="metadata"||r==="status")){const t={
instancePath:i,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},schema:!1,parentSchema:L,data:s};e===null?e=[t]:
e.push(t),p++}if(s.spec!==void 0){let r=s.spec;if(r&&typeof r=="object"&&!Array.isArray(r)){for(const t in r)if(!(t==="serviceSelector"||t==="nodeSelector"||t===
"interfaces"||t==="externalIPs"||t==="loadBalancerIPs")){const a={instancePath:i+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additional\
Properties",params:{additionalProperty:t},schema:!1,parentSchema:L.properties.spec,data:r};e===null?e=[a]:e.push(a),p++}if(r.serviceSelector!==void 0&&(h(r.serviceSelector,
{instancePath:i+"/spec/serviceSelector",parentData:r,parentDataProperty:"serviceSelector",rootData:c})||(e=e===null?h.errors:e.concat(h.errors),p=e.length)),r.nodeSelector!==
void 0&&(h(r.nodeSelector,{instancePath:i+"/spec/nodeSelector",parentData:r,parentDataProperty:"nodeSelector",rootData:c})||(e=e===null?h.errors:e.concat(h.errors),
p=e.length)),r.interfaces!==void 0){let t=r.interfaces;if(Array.isArray(t)){const a=t.length;for(let n=0;n<a;n++){let o=t[n];if(typeof o!="string"){const l={instancePath:i+
"/spec/interfaces/"+n,schemaPath:"#/properties/spec/properties/interfaces/items/type",keyword:"type",params:{type:"string"},schema:L.properties.spec.properties.
interfaces.items.type,parentSchema:L.properties.spec.properties.interfaces.items,data:o};e===null?e=[l]:e.push(l),p++}}}else{const a={instancePath:i+"/spec/inte\
rfaces",schemaPath:"#/properties/spec/properties/interfaces/type",keyword:"type",params:{type:"array"},schema:L.properties.spec.properties.interfaces.type,parentSchema:L.
properties.spec.properties.interfaces,data:t};e===null?e=[a]:e.push(a),p++}}if(r.externalIPs!==void 0){let t=r.externalIPs;if(typeof t!="boolean"){const a={instancePath:i+
"/spec/externalIPs",schemaPath:"#/properties/spec/properties/externalIPs/type",keyword:"type",params:{type:"boolean"},schema:L.properties.spec.properties.externalIPs.
type,parentSchema:L.properties.spec.properties.externalIPs,data:t};e===null?e=[a]:e.push(a),p++}}if(r.loadBalancerIPs!==void 0){let t=r.loadBalancerIPs;if(typeof t!=
"boolean"){const a={instancePath:i+"/spec/loadBalancerIPs",schemaPath:"#/properties/spec/properties/loadBalancerIPs/type",keyword:"type",params:{type:"boolean"},
schema:L.properties.spec.properties.loadBalancerIPs.type,parentSchema:L.properties.spec.properties.loadBalancerIPs,data:t};e===null?e=[a]:e.push(a),p++}}}else{const t={
instancePath:i+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type:"object"},schema:L.properties.spec.type,parentSchema:L.properties.spec,data:r};
e===null?e=[t]:e.push(t),p++}}if(s.apiVersion!==void 0){let r=s.apiVersion;if(typeof r!="string"){const t={instancePath:i+"/apiVersion",schemaPath:"#/properties\
/apiVersion/type",keyword:"type",params:{type:"string"},schema:L.properties.apiVersion.type,parentSchema:L.properties.apiVersion,data:r};e===null?e=[t]:e.push(t),
p++}}if(s.kind!==void 0){let r=s.kind;if(typeof r!="string"){const t={instancePath:i+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type:"st\
ring"},schema:L.properties.kind.type,parentSchema:L.properties.kind,data:r};e===null?e=[t]:e.push(t),p++}}s.metadata!==void 0&&(b(s.metadata,{instancePath:i+"/m\
etadata",parentData:s,parentDataProperty:"metadata",rootData:c})||(e=e===null?b.errors:e.concat(b.errors),p=e.length)),s.status!==void 0&&(P(s.status,{instancePath:i+
"/status",parentData:s,parentDataProperty:"status",rootData:c})||(e=e===null?P.errors:e.concat(P.errors),p=e.length))}else{const r={instancePath:i,schemaPath:"#\
/type",keyword:"type",params:{type:"object"},schema:L.type,parentSchema:L,data:s};e===null?e=[r]:e.push(r),p++}return Ue.errors=e,p===0}const Pr=Xe,D={type:"obj\
ect",additionalProperties:{$ref:"#/definitions/Json"},properties:{peers:{type:"array",items:{type:"object",additionalProperties:{$ref:"#/definitions/Json"},properties:{
"peer-address":{type:"string"},"peer-asn":{$ref:"#/definitions/Asn"},"my-asn":{$ref:"#/definitions/Asn"}},required:["my-asn","peer-address","peer-asn"]}},"addre\
ss-pools":{type:"array",items:{type:"object",additionalProperties:{$ref:"#/definitions/Json"},properties:{name:{type:"string"},protocol:{enum:["bgp","layer2"],type:"\
string"},addresses:{type:"array",items:{type:"string"}}},required:["addresses","name","protocol"]}}}};function Xe(s,{instancePath:i="",parentData:k,parentDataProperty:S,
rootData:c=s}={}){let e=null,p=0;if(s&&typeof s=="object"&&!Array.isArray(s)){for(const r in s)r==="peers"||r==="address-pools"||P(s[r],{instancePath:i+"/"+r.replace(
/~/g,"~0").replace(/\//g,"~1"),parentData:s,parentDataProperty:r,rootData:c})||(e=e===null?P.errors:e.concat(P.errors),p=e.length);if(s.peers!==void 0){let r=s.
peers;if(Array.isArray(r)){const t=r.length;for(let a=0;a<t;a++){let n=r[a];if(n&&typeof n=="object"&&!Array.isArray(n)){if(n["my-asn"]===void 0){const o={instancePath:i+
"/peers/"+a,schemaPath:"#/properties/peers/items/required",keyword:"required",params:{missingProperty:"my-asn"},schema:D.properties.peers.items.required,parentSchema:D.
properties.peers.items,data:n};e===null?e=[o]:e.push(o),p++}if(n["peer-address"]===void 0){const o={instancePath:i+"/peers/"+a,schemaPath:"#/properties/peers/it\
ems/required",keyword:"required",params:{missingProperty:"peer-address"},schema:D.properties.peers.items.required,parentSchema:D.properties.peers.items,data:n};
e===null?e=[o]:e.push(o),p++}if(n["peer-asn"]===void 0){const o={instancePath:i+"/peers/"+a,schemaPath:"#/properties/peers/items/required",keyword:"required",params:{
missingProperty:"peer-asn"},schema:D.properties.peers.items.required,parentSchema:D.properties.peers.items,data:n};e===null?e=[o]:e.push(o),p++}for(const o in n)
o==="peer-address"||o==="peer-asn"||o==="my-asn"||P(n[o],{instancePath:i+"/peers/"+a+"/"+o.replace(/~/g,"~0").replace(/\//g,"~1"),parentData:n,parentDataProperty:o,
rootData:c})||(e=e===null?P.errors:e.concat(P.errors),p=e.length);if(n["peer-address"]!==void 0){let o=n["peer-address"];if(typeof o!="string"){const l={instancePath:i+
"/peers/"+a+"/peer-address",schemaPath:"#/properties/peers/items/properties/peer-address/type",keyword:"type",params:{type:"string"},schema:D.properties.peers.items.
properties["peer-address"].type,parentSchema:D.properties.peers.items.properties["peer-address"],data:o};e===null?e=[l]:e.push(l),p++}}n["peer-asn"]!==void 0&&($(
n["peer-asn"],{instancePath:i+"/peers/"+a+"/peer-asn",parentData:n,parentDataProperty:"peer-asn",rootData:c})||(e=e===null?$.errors:e.concat($.errors),p=e.length)),
n["my-asn"]!==void 0&&($(n["my-asn"],{instancePath:i+"/peers/"+a+"/my-asn",parentData:n,parentDataProperty:"my-asn",rootData:c})||(e=e===null?$.errors:e.concat(
$.errors),p=e.length))}else{const o={instancePath:i+"/peers/"+a,schemaPath:"#/properties/peers/items/type",keyword:"type",params:{type:"object"},schema:D.properties.
peers.items.type,parentSchema:D.properties.peers.items,data:n};e===null?e=[o]:e.push(o),p++}}}else{const t={instancePath:i+"/peers",schemaPath:"#/properties/pee\
rs/type",keyword:"type",params:{type:"array"},schema:D.properties.peers.type,parentSchema:D.properties.peers,data:r};e===null?e=[t]:e.push(t),p++}}if(s["address\
-pools"]!==void 0){let r=s["address-pools"];if(Array.isArray(r)){const t=r.length;for(let a=0;a<t;a++){let n=r[a];if(n&&typeof n=="object"&&!Array.isArray(n)){if(n.
addresses===void 0){const o={instancePath:i+"/address-pools/"+a,schemaPath:"#/properties/address-pools/items/required",keyword:"required",params:{missingProperty:"\
addresses"},schema:D.properties["address-pools"].items.required,parentSchema:D.properties["address-pools"].items,data:n};e===null?e=[o]:e.push(o),p++}if(n.name===
void 0){const o={instancePath:i+"/address-pools/"+a,schemaPath:"#/properties/address-pools/items/required",keyword:"required",params:{missingProperty:"name"},schema:D.
properties["address-pools"].items.required,parentSchema:D.properties["address-pools"].items,data:n};e===null?e=[o]:e.push(o),p++}if(n.protocol===void 0){const o={
instancePath:i+"/address-pools/"+a,schemaPath:"#/properties/address-pools/items/required",keyword:"required",params:{missingProperty:"protocol"},schema:D.properties["\
address-pools"].items.required,parentSchema:D.properties["address-pools"].items,data:n};e===null?e=[o]:e.push(o),p++}for(const o in n)o==="name"||o==="protocol"||
o==="addresses"||P(n[o],{instancePath:i+"/address-pools/"+a+"/"+o.replace(/~/g,"~0").replace(/\//g,"~1"),parentData:n,parentDataProperty:o,rootData:c})||(e=e===
null?P.errors:e.concat(P.errors),p=e.length);if(n.name!==void 0){let o=n.name;if(typeof o!="string"){const l={instancePath:i+"/address-pools/"+a+"/name",schemaPath:"\
#/properties/address-pools/items/properties/name/type",keyword:"type",params:{type:"string"},schema:D.properties["address-pools"].items.properties.name.type,parentSchema:D.
properties["address-pools"].items.properties.name,data:o};e===null?e=[l]:e.push(l),p++}}if(n.protocol!==void 0){let o=n.protocol;if(typeof o!="string"){const l={
instancePath:i+"/address-pools/"+a+"/protocol",schemaPath:"#/properties/address-pools/items/properties/protocol/type",keyword:"type",params:{type:"string"},schema:D.
properties["address-pools"].items.properties.protocol.type,parentSchema:D.properties["address-pools"].items.properties.protocol,data:o};e===null?e=[l]:e.push(l),
p++}if(!(o==="bgp"||o==="layer2")){const l={instancePath:i+"/address-pools/"+a+"/protocol",schemaPath:"#/properties/address-pools/items/properties/protocol/enum",
keyword:"enum",params:{allowedValues:D.properties["address-pools"].items.properties.protocol.enum},schema:D.properties["address-pools"].items.properties.protocol.
enum,parentSchema:D.properties["address-pools"].items.properties.protocol,data:o};e===null?e=[l]:e.push(l),p++}}if(n.addresses!==void 0){let o=n.addresses;if(Array.
isArray(o)){const l=o.length;for(let u=0;u<l;u++){let y=o[u];if(typeof y!="string"){const f={instancePath:i+"/address-pools/"+a+"/addresses/"+u,schemaPath:"#/pr\
operties/address-pools/items/properties/addresses/items/type",keyword:"type",params:{type:"string"},schema:D.properties["address-pools"].items.properties.addresses.
items.type,parentSchema:D.properties["address-pools"].items.properties.addresses.items,data:y};e===null?e=[f]:e.push(f),p++}}}else{const l={instancePath:i+"/add\
ress-pools/"+a+"/addresses",schemaPath:"#/properties/address-pools/items/properties/addresses/type",keyword:"type",params:{type:"array"},schema:D.properties["ad\
dress-pools"].items.properties.addresses.type,parentSchema:D.properties["address-pools"].items.properties.addresses,data:o};e===null?e=[l]:e.push(l),p++}}}else{
const o={instancePath:i+"/address-pools/"+a,schemaPath:"#/properties/address-pools/items/type",keyword:"type",params:{type:"object"},schema:D.properties["addres\
s-pools"].items.type,parentSchema:D.properties["address-pools"].items,data:n};e===null?e=[o]:e.push(o),p++}}}else{const t={instancePath:i+"/address-pools",schemaPath:"\
#/properties/address-pools/type",keyword:"type",params:{type:"array"},schema:D.properties["address-pools"].type,parentSchema:D.properties["address-pools"],data:r};
e===null?e=[t]:e.push(t),p++}}}else{const r={instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},schema:D.type,parentSchema:D,data:s};e===null?
e=[r]:e.push(r),p++}return Xe.errors=e,p===0}const kr={"cilium.io/v2 CiliumBGPClusterConfig":er,"cilium.io/v2 CiliumBGPPeerConfig":sr,"cilium.io/v2 CiliumBGPAdv\
ertisement":tr,"cilium.io/v2 CiliumBGPNodeConfigOverride":ar,"cilium.io/v2 CiliumLoadBalancerIPPool":nr,"cilium.io/v2 CiliumEgressGatewayPolicy":or,"cilium.io/v\
2alpha1 CiliumBGPClusterConfig":cr,"cilium.io/v2alpha1 CiliumBGPPeerConfig":lr,"cilium.io/v2alpha1 CiliumBGPAdvertisement":mr,"cilium.io/v2alpha1 CiliumBGPNodeC\
onfigOverride":dr,"cilium.io/v2alpha1 CiliumBGPPeeringPolicy":fr,"cilium.io/v2alpha1 CiliumLoadBalancerIPPool":yr,"cilium.io/v2alpha1 CiliumL2AnnouncementPolicy":hr,
"MetalLB config":Pr};export{kr as validators};

import { describe, expect, test } from 'vitest'
import { hasPlaceholder, isPlaceholder } from '../../src/text/placeholder.ts'

describe('placeholders', () => {
  test.each([
    ['${VAR}'],
    ['${VAR:-10.0.0.1}'],
    ['${join(",", { a = 1 })}'],
    ['$VAR'],
    ['$(NODE_IP)'],
    ['{{ .Values.asn }}'],
    ['{{ printf "%d" (index . "}") }}'],
    ['{{\n  .Values.asn\n}}'],
    ['{% if x %}'],
    ['{# remark #}'],
    ['#{ x }#'],
    ['#{Octopus.Name}'],
    ['%{ if x }'],
    ['<path:secret/data/bgp#password>'],
    ['<peer-address>'],
    ['<<tor>>'],
    ['ENC[AES256_GCM,data:abc=,type:str]'],
    ['__NODE_IP__'],
    ['@@ASN@@'],
  ])('%s is one', text => {
    expect(isPlaceholder(text)).toBe(true)
    expect(hasPlaceholder(`10.0.${text}.1`)).toBe(true)
    expect(isPlaceholder(`10.0.${text}.1`)).toBe(false)
  })

  test.each([
    ['10.0.0.1'],
    ['^65000$'],
    ['_65001_|^$'],
    ['100%'],
    ['$1$salt'],
    ['{a: {b: 1}}'],
    ['a < b, c > d'],
    ['# {x}'],
    ['user@example.com'],
    ['route-map ga-__A__ permit'],
    ['A1.__A__'],
    [''],
  ])('%s is none', text => {
    expect(hasPlaceholder(text)).toBe(false)
    expect(isPlaceholder(text)).toBe(false)
  })

  test('the longest text takes no time', () => {
    const started = performance.now()
    for (const piece of ['{{', '{%', '${', '#{', '<a', '{{ }', '${{', '$(a', 'ENC[', '@@A', '__A'])
      hasPlaceholder(piece.repeat(20_000))
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

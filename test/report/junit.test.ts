import fc from 'fast-check'
import { parse } from 'junit2json'
import { expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { formats } from '../../src/report/formats.ts'
import { anyReport, files, missed, reportOf } from './sample.ts'

/** What Jenkins, and whoever followed it, reads of a JUnit report; nobody has ever written down more. */
const schema = `<?xml version="1.0"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:attributeGroup name="totals">
    <xs:attribute name="tests" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="failures" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="errors" type="xs:nonNegativeInteger" use="required"/>
  </xs:attributeGroup>
  <xs:element name="testsuites">
    <xs:complexType>
      <xs:sequence><xs:element ref="testsuite" maxOccurs="unbounded"/></xs:sequence>
      <xs:attribute name="name" type="xs:string"/>
      <xs:attributeGroup ref="totals"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="testsuite">
    <xs:complexType>
      <xs:sequence><xs:element ref="testcase" maxOccurs="unbounded"/></xs:sequence>
      <xs:attribute name="name" type="xs:string" use="required"/>
      <xs:attributeGroup ref="totals"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="testcase">
    <xs:complexType>
      <xs:choice minOccurs="0">
        <xs:element name="failure">
          <xs:complexType mixed="true">
            <xs:attribute name="type" type="xs:string"/>
            <xs:attribute name="message" type="xs:string"/>
          </xs:complexType>
        </xs:element>
        <xs:element name="system-out" type="xs:string"/>
      </xs:choice>
      <xs:attribute name="name" type="xs:string" use="required"/>
      <xs:attribute name="classname" type="xs:string" use="required"/>
    </xs:complexType>
  </xs:element>
</xs:schema>`

test('any report is XML to libxml2, and what Jenkins reads', async () => {
  const documents = fc
    .sample(anyReport, 100)
    .map((report, i) => ({ fileName: `${i}.xml`, contents: formats.junit(report) }))
  const { valid, errors } = await validateXML({ xml: documents, schema })
  expect(errors).toEqual([])
  expect(valid).toBe(true)
})

test('errors and warnings fail, a note passes; a suite is a file', async () => {
  const findings = (['error', 'warning', 'info'] as const).map(severity => ({ ...missed, severity }))
  const elsewhere = { ...missed, span: missed.related![0]!.span, message: 'a "quoted" <b> & more\nlines' }
  const read = await parse(formats.junit(reportOf([...findings, elsewhere], files)))
  expect(read).toMatchObject({
    name: 'netc lint',
    tests: 4,
    failures: 3,
    testsuite: [
      { name: 'routers/fedora1/frr.conf', tests: 3, failures: 2 },
      {
        name: 'pools.yaml',
        testcase: [
          {
            name: 'prefix-list-misses-host-routes pools.yaml:3:13',
            classname: 'prefix-list-misses-host-routes',
            failure: [{ type: 'error', message: 'a "quoted" <b> & more lines' }],
          },
        ],
      },
    ],
  })
})

test('without a finding there is a case that passes: a report of none counts as broken', async () => {
  expect(await parse(formats.junit(reportOf([])))).toMatchObject({
    tests: 1,
    failures: 0,
    testsuite: [{ testcase: [{ name: 'no findings' }] }],
  })
})

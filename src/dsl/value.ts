/**
 * Where the value of an option is written: followed, by syntax alone, through object and array literals, spreads,
 * shorthand, constants and what is imported.
 */
/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment -- the rule takes ts-morph's narrower classes for foreign ones */
import { Node, VariableDeclarationKind, type CallExpression, type NewExpression, type Symbol } from 'ts-morph'

/** What our functions call those of their arguments that are not options; findings name them as properties. */
export const positional: Readonly<Record<string, readonly string[]>> = {
  autonomousSystem: ['asn'],
  subnet: ['prefix'],
  address: ['host'],
  secret: ['name'],
  router: ['name'],
  port: ['name'],
  cluster: ['name'],
  pool: ['name'],
  range: ['first', 'last'],
  route: ['prefix', 'via'],
  blackhole: ['prefix'],
  within: ['prefix'],
  filter: ['name', 'clauses'],
  at: ['end'],
  service: ['name'],
  gateway: ['name'],
  l2Announcement: ['name'],
  egressGateway: ['name'],
}

/** What was found on a path; not `exact` when it is only the last thing on the way that syntax shows. */
export interface Found {
  readonly node: Node
  readonly exact: boolean
}

/** The value that a call of `callee` gets at `path`: `timers`, `hold` for `{ timers: { hold: 9 } }`. */
export function valueOf(
  call: CallExpression | NewExpression,
  callee: string,
  path: readonly string[],
): Found | undefined {
  const given = call.getArguments()
  const at = positional[imported(call, callee)]?.indexOf(path[0]!) ?? -1
  if (given[at]) return along(given[at], path.slice(1))
  for (const argument of given) {
    const found = within(argument, path)
    if (found) return found
  }
  return undefined
}

/** The name under which our function is exported, where it was imported under another. */
function imported(call: Node, name: string): string {
  for (const declaration of call.getSourceFile().getImportDeclarations())
    for (const each of declaration.getNamedImports()) if (each.getAliasNode()?.getText() === name) return each.getName()
  return name
}

/** What lies at `path` from a value, or the value itself where syntax shows no further. */
function along(value: Node, path: readonly string[]): Found {
  if (path.length === 0) return { node: literalBehind(value), exact: true }
  return within(value, path) ?? { node: literalBehind(value), exact: false }
}

/** What lies at `path` inside a value; undefined when it has no such part. */
function within(value: Node, path: readonly string[]): Found | undefined {
  const container = behind(value)
  if (Node.isArrayLiteralExpression(container)) {
    const elements = container.getElements()
    const index = Number(path[0])
    const element = elements[index]
    const counted = !elements.slice(0, index + 1).some(each => Node.isSpreadElement(each))
    return element && counted ? along(element, path.slice(1)) : undefined
  }
  if (Node.isObjectLiteralExpression(container)) return property(container, path)
  // One value may stand for a list of it.
  return path.length === 1 && path[0] === '0' ? along(value, []) : undefined
}

/** The last of the properties that the path begins with; a key may hold dots of its own. */
function property(object: Node & { getProperties(): Node[] }, path: readonly string[]): Found | undefined {
  for (const each of object.getProperties().reverse()) {
    if (Node.isSpreadAssignment(each)) {
      const found = within(each.getExpression(), path)
      if (found) return found
      continue
    }
    for (let taken = path.length; taken > 0; taken--) {
      const rest = path.slice(taken)
      if (keyOf(each) !== path.slice(0, taken).join('.')) continue
      if (Node.isPropertyAssignment(each)) return along(each.getInitializerOrThrow(), rest)
      if (Node.isShorthandPropertyAssignment(each)) return along(each.getNameNode(), rest)
    }
  }
  return undefined
}

function keyOf(property: Node): string | undefined {
  if (!Node.isPropertyAssignment(property) && !Node.isShorthandPropertyAssignment(property)) return undefined
  const name = property.getNameNode()
  return Node.isStringLiteral(name) || Node.isNoSubstitutionTemplateLiteral(name)
    ? name.getLiteralText()
    : name.getText()
}

/** A value as it was written out; where it is made by a call or comes in from outside, the use of it. */
function literalBehind(value: Node): Node {
  const node = behind(value)
  const literal =
    Node.isLiteralExpression(node) ||
    Node.isPrefixUnaryExpression(node) ||
    Node.isTemplateExpression(node) ||
    Node.isTrueLiteral(node) ||
    Node.isFalseLiteral(node) ||
    Node.isObjectLiteralExpression(node) ||
    Node.isArrayLiteralExpression(node)
  return literal ? node : value
}

/** The expression that a name stands for, as far as constants and properties of literals lead. */
function behind(value: Node): Node {
  if (
    Node.isAsExpression(value) ||
    Node.isSatisfiesExpression(value) ||
    Node.isParenthesizedExpression(value) ||
    Node.isNonNullExpression(value)
  )
    return behind(value.getExpression())
  if (Node.isPropertyAccessExpression(value)) {
    const found = within(value.getExpression(), [value.getName()])
    return found ? behind(found.node) : value
  }
  if (!Node.isIdentifier(value)) return value
  const parent = value.getParent()
  const symbol = Node.isShorthandPropertyAssignment(parent) ? parent.getValueSymbol() : value.getSymbol()
  const initializer = symbol && initializerOf(symbol)
  return initializer ? behind(initializer) : value
}

function initializerOf(symbol: Symbol): Node | undefined {
  const declaration = (symbol.isAlias() ? symbol.getAliasedSymbol() : symbol)?.getDeclarations()[0]
  if (Node.isExportAssignment(declaration)) return declaration.getExpression()
  if (!Node.isVariableDeclaration(declaration)) return undefined
  const constant = declaration.getVariableStatement()?.getDeclarationKind() === VariableDeclarationKind.Const
  return constant ? declaration.getInitializer() : undefined
}

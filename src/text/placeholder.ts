/**
 * What a tool fills in before a file is used: `${VAR}`, `{{ … }}`, `#{ … }#`, `%{ … }`, `<marker>`. Its value is
 * unknown, never wrong. Knows the forms only, not the tools.
 */

/** One alternative for each form, with those whose files it is met in. No form reaches over the end of a paragraph. */
const forms = [
  /\{\{(?:[^{}\n]|\n(?!\s*\n)|\{(?!\{)|\}(?!\}))*\}\}/, // Helm, Go templates, Jinja, Ansible
  /\{[%#](?:[^{\n]|\{(?![%#])|\n(?!\s*\n))*?[%#]\}/, // Jinja
  /#\{[^\n{}]*\}#?/, // makejinja, Azure pipelines
  /[$%]\{[^\n{}]*(?:\{[^\n{}]*\}[^\n{}]*)*\}/, // shells, Terraform, Flux substitution
  /\$\(\w[\w.]*\)/, // Make, Kubernetes, kustomize
  /(?<!\$\d[^$]{0,20})\$[A-Za-z_]\w*/, // shells; not crypt(3)'s $1$salt
  /<[A-Za-z][\w:/#. -]*>/, // prose, argocd-vault-plugin
  /<<[^<>\n]+>>/,
  /\bENC\[[^[\]\n]*\]/, // SOPS
  /(?<=(?:^|[\s"'=:/[({,])[\d.:]*)__[A-Z][A-Z0-9_]{0,60}__(?![\w-])/, // sed; not inside a name
  /@@?[A-Z][A-Z0-9_]*@@?/, // autoconf
]

const any = new RegExp(forms.map(form => form.source).join('|'))
const all = new RegExp(any.source, 'g')

/** Whether part of this value is filled in later, so that nothing can be said about the whole. */
export function hasPlaceholder(text: string): boolean {
  return any.test(text)
}

/** Whether all of this value is filled in later. */
export function isPlaceholder(text: string): boolean {
  const rest = text.replace(all, '')
  return rest !== text && rest.trim() === ''
}

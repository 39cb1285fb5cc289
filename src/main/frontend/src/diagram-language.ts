const CAMUNDA = 'http://camunda.org/schema/1.0/bpmn';

/** The model with its elements named in the given language, where `camunda:property` names them so. */
export function inLanguage(xml: string, lang: string): string {
  const model = new DOMParser().parseFromString(xml, 'application/xml');
  for (const property of Array.from(model.getElementsByTagNameNS(CAMUNDA, 'property'))) {
    const element = property.parentElement?.parentElement?.parentElement;
    if (property.getAttribute('name') === lang && element?.hasAttribute('name')) {
      element.setAttribute('name', property.getAttribute('value') ?? '');
    }
  }
  return new XMLSerializer().serializeToString(model);
}

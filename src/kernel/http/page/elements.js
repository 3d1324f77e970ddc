/** An element with its properties and what is in it. */
export function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

/** A field that has to be filled in; `name` says what browsers and password managers may fill it with. */
export function field(name, label, type) {
  return make('input', { type, placeholder: label, ariaLabel: label, required: true, autocomplete: name, name });
}

// Small helps for the conversation, all in this browser: nothing of what is typed is sent before "Send beskeden".
(() => {
  // A page with several conversations asks for this file several times.
  if ('messages' in document.documentElement.dataset) return;
  document.documentElement.dataset.messages = '';

  // A short answer fills the field without a new page.
  for (const link of document.querySelectorAll('a[data-fill]')) {
    link.addEventListener('click', (event) => {
      const field = document.getElementById(link.dataset.fill);
      if (!field) return;
      event.preventDefault();
      field.value = link.dataset.text;
      field.focus();
    });
  }

  // Private words get a hint to call instead. The list and the text stay here.
  const privateWords =
    /\b(syg|sygdom|sygemeldt|diagnose\w*|adhd|autis\w*|angst\w*|depress\w*|psykiat\w*|psykolog\w*|medicin\w*|læge\w*|hospital\w*|selvmord\w*|selvskad\w*|misbrug\w*|gravid\w*|cpr\w*|adgangskode\w*)(?=[^\wæøå]|$)|\b\d{6}-?\d{4}\b/i;
  for (const form of document.querySelectorAll('form[data-message]')) {
    const fields = [...form.querySelectorAll('textarea, input[type="text"]')];
    const hint = form.querySelector('[data-private-hint]');
    const look = () => {
      hint.hidden = !fields.some((field) => privateWords.test(field.value));
    };
    form.addEventListener('input', look);
    look();
  }

  // What is looked at counts as read: the same form that a press would send.
  if (!('IntersectionObserver' in window)) return;
  for (const form of document.querySelectorAll('form[data-seen]')) {
    const watch = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting) || document.visibilityState !== 'visible') return;
      watch.disconnect();
      fetch(form.action, { method: 'POST', body: new FormData(form), redirect: 'manual' }).then(
        () => {
          form.hidden = true;
        },
        () => {},
      );
    });
    watch.observe(form);
  }
})();

// The visitor's token as the browser holds it now: another tab may have signed out and in since this page came.
export const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]*)/)?.[1] ?? "";

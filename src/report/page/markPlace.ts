/** Marks the link of the section that is in the middle of the window, and keeps it in sight on a narrow one. */
export function markPlace(page: Document): void {
  const links = new Map(
    [...page.querySelectorAll<HTMLAnchorElement>('nav a')].map((link) => [link.hash.slice(1), link]),
  );
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) mark(links.get(target.id), isIntersecting);
    },
    { rootMargin: '-45% 0px -55% 0px' },
  );
  for (const id of links.keys()) {
    const section = page.getElementById(id);
    if (section) observer.observe(section);
  }
}

function mark(link: HTMLAnchorElement | undefined, isCurrent: boolean): void {
  link?.removeAttribute('aria-current');
  if (!link || !isCurrent) return;
  link.setAttribute('aria-current', 'true');
  const list = link.closest('ul');
  list?.scrollTo({ left: link.offsetLeft - list.clientWidth / 2 });
}

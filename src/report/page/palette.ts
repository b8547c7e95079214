/** Colours of pages, light and dark by the reader's preference. */
export const PAGE_COLOURS = `:root{color-scheme:light dark;--page:#f6f7f9;--card:#fff;--text:#1c2333;--soft:#5b6474;--line:#e1e5eb;--link:#2f5bd0;
--yes:#0f7b43;--yes-bg:#e3f5ea;--no:#b3261e;--no-bg:#fdeceb;--warn-bg:#fff4db;--warn:#7a5200}
@media (prefers-color-scheme:dark){:root{--page:#0b0d12;--card:#12151c;--text:#e7eaf0;--soft:#98a2b3;--line:#252b37;--link:#8fb0ff;
--yes:#6fdb9e;--yes-bg:#10301f;--no:#ff9a91;--no-bg:#3a1715;--warn-bg:#3a2c08;--warn:#ffd98a}}`;

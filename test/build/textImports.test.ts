import { expect, it } from 'vitest';
import style from './probe.css?text';
import script from './probe.ts?script';

it('a style sheet is imported as it is, a script with all that it imports', () => {
  expect(style).toBe('.a {\n  color: red;\n}\n');
  expect(script).toMatch(/^"use strict";\(\(\)=>\{.*document\.title=.*\}\)\(\);\n$/s);
  expect(script).not.toMatch(/import|export/);
});

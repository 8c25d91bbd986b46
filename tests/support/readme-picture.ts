import type { Visitor } from './visitor.ts';

/** For the README: the thread as it has become, at the width of a desk. */
export async function takePicture({ page, main }: Visitor): Promise<void> {
  if (!process.env['JOURNEY_PICTURES']) return;
  const phone = page.viewportSize()!;
  await page.setViewportSize({ width: 1280, height: 900 });
  const thread = (await main.getByRole('list', { name: 'Den røde tråd' }).first().boundingBox())!;
  await page.screenshot({
    path: 'tests/journeys/pictures/min-soegning.png',
    fullPage: true,
    clip: { x: 0, y: 0, width: 1280, height: Math.round(thread.y + thread.height + 48) },
  });
  await page.setViewportSize(phone);
}

import { journey } from './harness.ts';

journey('stub', async (workbench) => {
  await workbench.open('k8s/web.yaml', 17, 50);
  await workbench.squiggles().first().waitFor();
  await workbench.page.keyboard.press('Control+.');
  await workbench.page.waitForTimeout(1500);
  await workbench.screenshot('stub-bulb');
  console.log(await workbench.page.locator('.action-widget').count(), await workbench.page.locator('.context-view').allInnerTexts());
  console.log((await workbench.page.locator('.action-widget').first().innerHTML()).slice(0, 1500));
});

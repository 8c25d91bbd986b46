import { giveUp, setting, stopWhenAsked, tellReady } from './child.ts';
import { asStartFailure, dataPaths } from './data-folder.ts';
import { openPostOffice } from './post-office.ts';

const folder = setting('DATA_DIR');
try {
  const office = await openPostOffice({ folder: dataPaths(folder).post, smtpPort: Number(setting('SMTP_PORT')), httpPort: Number(setting('POST_PORT')) });
  stopWhenAsked(office.close);
  tellReady({ smtpUrl: office.smtpUrl, url: office.url });
} catch (cause) {
  giveUp(`The post office could not open: ${asStartFailure(cause, folder).message}`);
}

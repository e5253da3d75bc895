import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createUserSigAuthority } from '../../local-cloud/src/user-sig.js';

/*
 * The functions of docs/usersig.md are run as they stand there, where the machine has the language; Node.js always,
 * and all of them when DOCS_ALL_LANGUAGES is set. What they make is checked as the local cloud checks a login.
 */

const PAGE = path.join(import.meta.dirname, '../../docs/usersig.md');
const APPLICATION = 1400000001;
const KEY = '5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e';
const USER = 'user_docs-1';

interface Language {
  readonly title: string;
  /** Of its code block. */
  readonly mark: string;
  readonly file: string;
  /** A program that is added to the sample. */
  readonly wrap: (sample: string) => string;
  readonly command: readonly [string, ...string[]];
  readonly check: readonly [string, ...string[]];
  readonly extra?: Readonly<Record<string, string>>;
}

const LANGUAGES: readonly Language[] = [
  {
    title: 'Node.js',
    mark: 'js',
    file: 'sign.mjs',
    wrap: (sample) =>
      `${sample}\nprocess.stdout.write(genUserSig(${APPLICATION}, '${KEY}', '${USER}', 600));`,
    command: [process.execPath, 'sign.mjs'],
    check: [process.execPath, '--version'],
  },
  {
    title: 'Python',
    mark: 'python',
    file: 'sign.py',
    wrap: (sample) =>
      `${sample}\nprint(gen_user_sig(${APPLICATION}, "${KEY}", "${USER}", 600), end="")`,
    command: ['python3', 'sign.py'],
    check: ['python3', '--version'],
  },
  {
    title: 'PHP',
    mark: 'php',
    file: 'sign.php',
    wrap: (sample) => `${sample}\necho gen_user_sig(${APPLICATION}, '${KEY}', '${USER}', 600);`,
    command: ['php', 'sign.php'],
    check: ['php', '--version'],
  },
  {
    title: 'Java',
    mark: 'java',
    file: 'UserSig.java',
    wrap: (sample) =>
      sample.replace(
        /\}\s*$/,
        `public static void main(String[] words) throws Exception {
          System.out.print(generate(${APPLICATION}L, "${KEY}", "${USER}", 600));
        } }`,
      ),
    command: ['java', 'UserSig.java'],
    check: ['javac', '-version'],
  },
  {
    title: 'Go',
    mark: 'go',
    file: 'usersig/usersig.go',
    wrap: (sample) => sample,
    command: ['go', 'run', '.'],
    check: ['go', 'version'],
    extra: {
      'go.mod': 'module sign\n\ngo 1.18\n',
      'main.go': `package main
import ("fmt"; "sign/usersig")
func main() {
  text, err := usersig.Generate(${APPLICATION}, "${KEY}", "${USER}", 600)
  if err != nil { panic(err) }
  fmt.Print(text)
}`,
    },
  },
];

/** As much of WordPress as the plugin of docs/cms.md asks for; the user 7 is logged in. */
const WORDPRESS = `
define('TRTC_SDKAPPID', ${APPLICATION});
define('TRTC_SECRETKEY', '${KEY}');
$actions = []; $shortcodes = []; $scripts = [];
function is_user_logged_in() { return true; }
function get_current_user_id() { return 7; }
function nocache_headers() {}
function wp_send_json($value) { echo json_encode($value), "\\n"; }
function add_action($name, $run) { global $actions; $actions[$name] = $run; }
function add_shortcode($name, $run) { global $shortcodes; $shortcodes[$name] = $run; }
function shortcode_atts($defaults, $given) { return array_merge($defaults, $given); }
function wp_enqueue_script($name, $address) { global $scripts; $scripts[] = $address; }
function admin_url($path) { return "https://wp.example/wp-admin/$path"; }
function esc_attr($text) { return htmlspecialchars($text, ENT_QUOTES); }
function esc_html($text) { return htmlspecialchars($text, ENT_QUOTES); }
function esc_url($text) { return htmlspecialchars($text, ENT_QUOTES); }
`;
const USE_PLUGIN = `
$actions['wp_ajax_calls_usersig']();
echo $shortcodes['calls']([]), "\\n";
echo $shortcodes['call'](['user' => 'wp_9', 'text' => 'Call <us>']), "\\n";
echo json_encode($scripts);
`;

describe('docs/cms.md', () => {
  const php = spawnSync('php', ['--version']).status === 0;
  if (!php && !process.env.DOCS_ALL_LANGUAGES) return;

  it('has a plugin for WordPress that signs for who is logged in', () => {
    const page = readFileSync(path.join(PAGE, '../cms.md'), 'utf8');
    const [, plugin = ''] = /```php\n<\?php\n([\s\S]*?)```/.exec(page) ?? [];
    const { status, stdout, stderr } = spawnSync('php', {
      input: `<?php ${WORDPRESS}${plugin}${USE_PLUGIN}`,
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
    const [answer = '', phone, button, scripts = ''] = stdout.split('\n');
    const { userSig } = JSON.parse(answer) as { userSig: string };
    assert.equal(createUserSigAuthority(APPLICATION, KEY).check('wp_7', userSig), undefined);
    assert.equal(
      phone,
      `<trtc-calling display="floating" sdkappid="${APPLICATION}" userid="wp_7" ` +
        'usersig-url="https://wp.example/wp-admin/admin-ajax.php?action=calls_usersig"></trtc-calling>',
    );
    assert.equal(
      button,
      '<trtc-call-button userid="wp_9" type="1">Call &lt;us&gt;</trtc-call-button>',
    );
    assert.deepEqual(JSON.parse(scripts), ['https://your.site/trtc-calling/trtc-calling.min.js']);
  });
});

describe('docs/usersig.md', () => {
  const page = readFileSync(PAGE, 'utf8');
  const authority = createUserSigAuthority(APPLICATION, KEY);
  let folder: string;

  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'usersig-'));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  /** The first block of code below the heading. */
  function sampleOf({ title, mark }: Language): string {
    const section = page.split(/^(?=#{2,3} )/m).find((text) => text.startsWith(`### ${title}\n`));
    const [, sample] = new RegExp(`\`\`\`${mark}\\n([\\s\\S]*?)\`\`\``).exec(section ?? '') ?? [];
    assert(sample !== undefined, `There is no ${title} in the page.`);
    return sample;
  }

  for (const language of LANGUAGES) {
    const [program, ...rest] = language.check;
    const isHere = spawnSync(program, rest).status === 0;
    if (!isHere && !process.env.DOCS_ALL_LANGUAGES) continue;

    it(`makes signatures that are accepted, in ${language.title}`, () => {
      const home = path.join(folder, language.mark);
      for (const [name, text] of Object.entries({
        ...language.extra,
        [language.file]: language.wrap(sampleOf(language)),
      })) {
        mkdirSync(path.dirname(path.join(home, name)), { recursive: true });
        writeFileSync(path.join(home, name), text);
      }
      const [command, ...parameters] = language.command;
      const { status, stdout, stderr } = spawnSync(command, parameters, {
        cwd: home,
        encoding: 'utf8',
        env: { ...process.env, GOFLAGS: '-mod=mod', GOPROXY: 'off', GOTOOLCHAIN: 'local' },
      });
      assert.equal(status, 0, stderr);
      assert.equal(authority.check(USER, stdout), undefined);
      assert.equal(authority.check('somebody_else', stdout)?.code, 70013);
      const left = (authority.expiresAt(stdout) ?? 0) - Date.now();
      assert(left > 500_000 && left <= 600_000, `good for ${left} ms`);
    });
  }
});

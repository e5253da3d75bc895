/**
 * Gives every test page the coordinates of one local cloud (`window.__localCloud`).
 *
 * @param {import('trtc-local-cloud').LocalCloud} cloud
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function localCloudPlugin(cloud) {
  const { url, sdkAppID, imProxy, rtcProxy, logProxy } = cloud;
  const coordinates = JSON.stringify({ url, sdkAppID, imProxy, rtcProxy, logProxy });
  return {
    name: 'local-cloud',
    transform(context) {
      if (!context.response.is('html') || typeof context.body !== 'string') return undefined;
      return context.body.replace(
        '<body>',
        `<body><script>window.__localCloud=${coordinates}</script>`,
      );
    },
    async serverStop() {
      await cloud.close();
    },
  };
}

/**
 * Gives test pages the local cloud's control API from their own origin (`POST /__local-cloud/<command>`).
 * What a plugin adds when the server starts comes too late to be asked.
 *
 * @param {import('trtc-local-cloud').LocalCloud} cloud
 * @returns {NonNullable<import('@web/test-runner').TestRunnerConfig['middleware']>[number]}
 */
export function localCloudControl(cloud) {
  return async (context, next) => {
    const command = /^\/__local-cloud\/([\w-]+)$/.exec(context.path)?.[1];
    if (command === undefined || context.method !== 'POST') {
      await next();
      return;
    }
    let body = '';
    for await (const chunk of context.req) body += String(chunk);
    try {
      context.body = (await cloud.control(command, JSON.parse(body || '{}'))) ?? {};
    } catch (error) {
      context.status = 400;
      context.body = { error: error instanceof Error ? error.message : String(error) };
    }
  };
}

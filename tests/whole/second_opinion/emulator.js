// A Bot API emulator that this project did not write (telegram-test-api), with one person per line of standard input.
//
//   node emulator.js PORT
//   {"user": 1, "language": "fr", "do": "command", "text": "/start"}      → {"done": true}
//   {"user": 1, "do": "message", "text": "bonjour"}                       → {"done": true}
//   {"user": 1, "do": "press", "data": "1|fr|home", "on": 2}              → {"done": true}
//   {"user": 1, "do": "history"}                                          → {"said": [{"id", "text", "buttons"}]}
//
// The emulator sends what her phone would send and keeps what the bot said. Where it differs from the documented Bot
// API so far that a correct client stumbles, a repair is registered in front of its own routes; each says why.

'use strict';

const readline = require('readline');
const {routes} = require('telegram-test-api/lib/routes');
const TelegramServer = require('telegram-test-api');

const TOKEN = process.env.BOT_TOKEN;
const LONGEST_POLL_MS = 1000;

const sent = (request) => ({...request.query, ...request.body});
const seconds = (milliseconds) => Math.floor(milliseconds / 1000);

/** What the emulator lacks, as routes in front of its own; the first that matches answers. */
const repairs = {
  // its bot does not say that it is one
  getMe: () => ({id: 7000000001, is_bot: true, first_name: 'Point info', username: 'point_info_bot'}),

  // it answers at once, so that a bot without a pause of its own would ask thousands of times a second
  getUpdates: async (request, server) => {
    let waiting = server.getUpdates(request.params.token);
    const end = Date.now() + Math.min(LONGEST_POLL_MS, 1000 * (sent(request).timeout || 0));
    while (!waiting.length && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      waiting = server.getUpdates(request.params.token);
    }
    // its presses lack the instance of the chat, which is always there
    for (const {callback_query: press} of waiting) if (press) press.chat_instance = '-3141592653589793238';
    return waiting;
  },

  // it dates messages in milliseconds
  sendMessage: (request, server) => {
    const message = server.addBotMessage(sent(request), request.params.token);
    return {...message, date: seconds(message.date)};
  },

  // it returns nothing where the edited message belongs
  editMessageText: (request, server) => {
    const edit = sent(request);
    server.editMessageText(edit);
    return {
      message_id: Number(edit.message_id),
      date: seconds(Date.now()),
      chat: {id: Number(edit.chat_id), type: 'private'},
      text: edit.text,
    };
  },

  // methods that it does not know
  getMyCommands: () => [],
  getMyName: () => ({name: ''}),
  getMyDescription: () => ({description: ''}),
  getMyShortDescription: () => ({short_description: ''}),
  setMyCommands: () => true,
  setMyName: () => true,
  setMyDescription: () => true,
  setMyShortDescription: () => true,
  sendChatAction: () => true,
};

function repair(app, server) {
  for (const [method, answer] of Object.entries(repairs)) {
    app.all(`/bot:token/${method}`, (request, response, next) => {
      Promise.resolve(answer(request, server)).then((result) => response.json({ok: true, result}), next);
    });
  }
}

/** Return what the bot has said to somebody that is still there. */
async function history(client) {
  const all = await client.getUpdatesHistory(); // her own messages and presses too: only the bot says to which chat
  const said = all.filter((one) => String(one.message?.chat_id) === String(client.chatId));
  return said.map(({messageId, message}) => ({
    id: messageId,
    text: message.text,
    buttons: ((message.reply_markup || {}).inline_keyboard || []).flat().map((one) => [one.text, one.callback_data || '']),
  }));
}

async function carryOut(client, order) {
  const from = {from: {language_code: order.language}};
  switch (order.do) {
    case 'command':
      await client.sendCommand(client.makeCommand(order.text, from));
      return {done: true};
    case 'message':
      await client.sendMessage(client.makeMessage(order.text, from));
      return {done: true};
    case 'press': {
      const message = {message_id: order.on, date: seconds(Date.now()), text: 'x'};
      await client.sendCallback(client.makeCallbackQuery(order.data, {...from, message}));
      return {done: true};
    }
    case 'history':
      return {said: await history(client)};
    default:
      throw new Error(`unknown order: ${order.do}`);
  }
}

async function main() {
  routes.unshift(repair);
  const server = new TelegramServer({port: Number(process.argv[2]), host: '127.0.0.1', storeTimeout: 3600});
  await server.start();
  console.log(JSON.stringify({ready: true}));
  const clients = {};
  for await (const line of readline.createInterface({input: process.stdin})) {
    const order = JSON.parse(line);
    clients[order.user] ??= server.getClient(TOKEN, {userId: order.user, chatId: order.user, timeout: 5000});
    console.log(JSON.stringify(await carryOut(clients[order.user], order)));
  }
  process.exit(0);
}

main();

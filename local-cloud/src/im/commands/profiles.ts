import type { Account } from '../accounts.js';
import { IM_ERROR, ImError } from '../errors.js';
import type { UserCommand } from './command.js';

const MAX_USERS = 100;
const MAX_VALUE_BYTES = 500;
const TAG = /^Tag_Profile_(IM|Custom)_\w{1,32}$/;

const profileWire = (account: Account): object => ({
  To_Account: account.userID,
  ProfileItem: [...account.profile].map(([Tag, Value]) => ({ Tag, Value })),
  ResultCode: 0,
  ResultInfo: '',
});

/** Unknown users are left out: getUserProfile then resolves without them. */
const getProfiles: UserCommand = ({ state }, body, session) => {
  const wanted = body.children('UserItem').map((item) => item.text('To_Account'));
  // The SDK asks for those who wrote as soon as it has taken in the messages of its first sync.
  if (session.cookies.size > 0 && wanted.some((userID) => userID !== session.account.userID)) {
    session.firstSync.resolve();
  }
  return {
    UserProfileItem: wanted
      .slice(0, MAX_USERS)
      .map((userID) => state.accounts.get(userID))
      .filter((account) => account !== undefined)
      .map(profileWire),
  };
};

const setProfile: UserCommand = (_context, body, { account }) => {
  const items = body.children('ProfileItem').map((item) => {
    const tag = item.text('Tag');
    const value = item.record['Value'];
    const isValue = typeof value === 'string' || typeof value === 'number';
    if (!TAG.test(tag) || !isValue || Buffer.byteLength(String(value)) > MAX_VALUE_BYTES) {
      throw new ImError(IM_ERROR.PROFILE_INVALID_PARAMETERS, `profile field "${tag}" is not valid`);
    }
    return [tag, value] as const;
  });
  for (const [tag, value] of items) account.profile.set(tag, value);
  return {};
};

const remarkItems = (remark: string): object[] => [{ Tag: 'Tag_SNS_IM_Remark', Value: remark }];

/** The SDK's builds with friends ask at the login. */
const getFriends: UserCommand = (_context, _body, { account }) => ({
  FriendNum: account.friends.size,
  UserDataItem: [...account.friends].map(([userID, remark]) => ({
    To_Account: userID,
    ValueItem: remarkItems(remark),
  })),
  CompleteFlag: 1,
  NextStartIndex: 0,
});

/** What the SDK asks about friends of whom it has known for more than three minutes. */
const getSomeFriends: UserCommand = (_context, body, { account }) => ({
  InfoItem: body
    .texts('To_Account')
    .slice(0, MAX_USERS)
    .flatMap((userID) => {
      const remark = account.friends.get(userID);
      if (remark === undefined) return [];
      const SnsProfileItem = remarkItems(remark);
      return [{ To_Account: userID, ResultCode: 0, ResultInfo: '', SnsProfileItem }];
    }),
});

export const profileCommands: Readonly<Record<string, UserCommand>> = {
  'profile.portrait_get_all': getProfiles,
  'profile.portrait_set': setProfile,
  'sns.friend_get': getFriends,
  'sns.friend_get_specified': getSomeFriends,
};

using RongTong.Text;

namespace RongTong.Web.Pages.Texts;

/// <summary>Signing in, accounts, keys and the audit log. Immutable.</summary>
internal static class AccessTexts
{
    public static LocalizedText SignIn { get; } = new("登录", "Sign in");

    public static LocalizedText SignInLead { get; } = new("审核部门的人员在这里登录。企业自评不用账号，", "For people of a department. Firms need no account: ");

    public static LocalizedText ToStart { get; } = new("直接从首页开始", "begin on the start page");

    public static LocalizedText SignOut { get; } = new("退出", "Sign out");

    public static LocalizedText SignOutEverywhere { get; } = new("退出所有设备", "Sign out everywhere");

    public static LocalizedText Login { get; } = new("登录名", "Sign-in name");

    public static LocalizedText LoginHint { get; } = new("字母、数字、点和横线，至少 3 个，不分大小写", "letters, digits, dots and dashes, at least 3, in any case");

    public static LocalizedText Name { get; } = new("姓名", "Name");

    public static LocalizedText Password { get; } = new("密码", "Password");

    public static LocalizedText PresentPassword { get; } = new("现在的密码", "Present password");

    public static LocalizedText NewPassword { get; } = new("新密码", "New password");

    public static LocalizedText PasswordHint { get; } = new("至少 12 个字符，可以是一句话；不含登录名", "at least 12 characters, a sentence will do; not with the sign-in name in it");

    public static LocalizedText Again { get; } = new("再输一遍", "Once more");

    public static LocalizedText WrongPassword { get; } = new("登录名、密码或动态码不对", "The name, the password or the code is wrong");

    public static LocalizedText WrongPasswordText { get; } = new("连错 5 次要等 15 分钟。忘了密码，请管理员给一个重设链接。", "After 5 wrong ones you wait for 15 minutes. If you forgot it, ask an administrator for a link to set a new one.");

    public static LocalizedText WrongPresent { get; } = new("现在的密码不对", "The present password is wrong");

    public static LocalizedText WeakPassword { get; } = new("密码太短、太简单，或者含有登录名", "The password is too short or too simple, or has the name in it");

    public static LocalizedText NotTheSame { get; } = new("两遍输的不一样", "The two are not the same");

    public static LocalizedText BadLogin { get; } = new("登录名不合要求", "Not a name to sign in with");

    public static LocalizedText LoginTaken { get; } = new("这个登录名已经有人用了", "That name is taken");

    public static LocalizedText NameMissing { get; } = new("请填姓名", "Give a name");

    public static LocalizedText RegionWrong { get; } = new("区划码和角色不配：省 2 位或不填，市 4 位，县 6 位", "The region does not fit the role: a province has 2 digits or none, a city 4, a county 6");

    public static LocalizedText LastAdministrator { get; } = new("这是最后一个管理员，不能停用也不能改角色", "This is the last administrator: it cannot be disabled or given another role");

    public static LocalizedText SetUp { get; } = new("创建第一个管理员", "Make the first administrator");

    public static LocalizedText SetUpLead { get; } = new("服务启动时在控制台上打印了一个一次性代码，只有能看到控制台的人知道它。", "When it started, the service printed a one-time code on its console, where only those who run it see it.");

    public static LocalizedText Code { get; } = new("一次性代码", "One-time code");

    public static LocalizedText WrongCode { get; } = new("代码不对或已失效；重新启动服务会打印一个新的", "The code is wrong or has ended; starting the service again prints another");

    public static LocalizedText Create { get; } = new("创建", "Create");

    public static LocalizedText SetPassword { get; } = new("设置密码", "Set a password");

    public static LocalizedText LinkEnded { get; } = new("这个链接已失效", "This link has ended");

    public static LocalizedText LinkEndedText { get; } = new("链接只能用一次，24 小时内有效。请管理员再给一个。", "A link works once, within 24 hours. Ask an administrator for another.");

    public static LocalizedText MyAccount { get; } = new("我的账号", "My account");

    public static LocalizedText ChangePassword { get; } = new("修改密码", "Change the password");

    public static LocalizedText PasswordChanged { get; } = new("密码已修改，其他设备都已退出", "The password is changed; all other devices are signed out");

    public static LocalizedText PasswordSaved { get; } = new("密码已设好，请登录", "The password is set; please sign in");

    public static LocalizedText FactorCode { get; } = new("动态码", "Code from your phone");

    public static LocalizedText FactorCodeHint { get; } = new("6 位数字；账号没有启用动态码就不用填", "six digits; leave it empty if your account has none");

    public static LocalizedText SecondFactor { get; } = new("动态码（第二重验证）", "Second factor");

    public static LocalizedText SecondFactorLead { get; } = new("启用以后，登录时除了密码还要填手机上的 6 位动态码。密码被人知道了，没有手机也进不来。", "Once set up, signing in asks for a code of six digits from your phone besides the password. Who learns the password does not get in without the phone.");

    public static LocalizedText SecondFactorNeeded { get; } = new("请先启用动态码", "Please set up a second factor first");

    public static LocalizedText SecondFactorNeededText { get; } = new("这里的账号都要用动态码；启用以后才能做别的事。", "Every account here needs one; nothing else can be done before.");

    public static LocalizedText SecondFactorBegin { get; } = new("启用动态码", "Set up a second factor");

    public static LocalizedText SecondFactorScan { get; } = new("用手机上的身份验证器应用扫这个二维码，或者把密钥输进去，再填它显示的动态码。", "Scan this with an authenticator app on your phone, or type the key into it; then give the code it shows.");

    public static LocalizedText SecondFactorPicture { get; } = new("密钥的二维码", "the key as a QR code");

    public static LocalizedText SecondFactorConfirm { get; } = new("确认启用", "Confirm");

    public static LocalizedText SecondFactorSet { get; } = new("已启用，每次登录都要填动态码。手机丢了，请管理员停用。", "It is set up: every sign-in asks for a code. If you lose the phone, ask an administrator to take it away.");

    public static LocalizedText SecondFactorRemove { get; } = new("停用动态码", "Take the second factor away");

    public static LocalizedText SecondFactorRemoveText { get; } = new("手机丢了或换了才停用；停用后本人登录只要密码，请核实确是本人。", "For who has lost the phone. Signing in then takes the password alone: make sure who is asking.");

    public static LocalizedText WrongFactorCode { get; } = new("动态码不对，或已经用过；请等下一个", "The code is wrong or was used already; wait for the next one");

    public static LocalizedText Sessions { get; } = new("登录着的设备", "Devices signed in");

    public static LocalizedText ThisDevice { get; } = new("这台设备", "this device");

    public static LocalizedText Since { get; } = new("登录于", "Since");

    public static LocalizedText LastSeen { get; } = new("最近使用", "Last used");

    public static LocalizedText Browser { get; } = new("浏览器", "Browser");

    public static LocalizedText Accounts { get; } = new("账号", "Accounts");

    public static LocalizedText AccountsLead { get; } = new("每人一个账号。角色决定能做什么，区划决定能看到哪些企业。", "One account a person. The role says what they may do, the region whose data they see.");

    public static LocalizedText NewAccount { get; } = new("新账号", "New account");

    public static LocalizedText RoleLabel { get; } = new("角色", "Role");

    public static LocalizedText RegionLabel { get; } = new("区划", "Region");

    public static LocalizedText RegionHint { get; } = new("行政区划代码的前 2、4 或 6 位；不填是全国", "the first 2, 4 or 6 digits of the division code; none means everywhere");

    public static LocalizedText Everywhere { get; } = new("全国", "everywhere");

    public static LocalizedText State { get; } = new("状态", "State");

    public static LocalizedText Active { get; } = new("在用", "active");

    public static LocalizedText Disabled { get; } = new("已停用", "disabled");

    public static LocalizedText WithoutPassword { get; } = new("未设密码", "no password yet");

    public static LocalizedText Disable { get; } = new("停用", "Disable");

    public static LocalizedText DisableText { get; } = new("立刻退出所有设备，不能再登录；记录都保留。", "Signed out everywhere at once, and kept out; all records stay.");

    public static LocalizedText Enable { get; } = new("恢复", "Enable");

    public static LocalizedText Save { get; } = new("保存", "Save");

    public static LocalizedText Saved { get; } = new("已保存", "Saved");

    public static LocalizedText ResetLink { get; } = new("给一个重设密码的链接", "Make a link to set the password");

    public static LocalizedText LinkFor { get; } = new("设置密码的链接，只显示这一次", "The link to set the password, shown this once");

    public static LocalizedText LinkForText { get; } = new("24 小时内有效，用一次就失效。请当面或用可靠的方式交给本人。", "It works for 24 hours, and once. Hand it over in person or by a channel you trust.");

    public static LocalizedText Back { get; } = new("返回", "Back");

    public static LocalizedText Keys { get; } = new("接口密钥", "API keys");

    public static LocalizedText KeysLead { get; } = new("程序凭密钥调用接口，只能做勾选的事，只看得到所填区划的企业。", "Programs call the API with a key; each may do what is ticked, within its region.");

    public static LocalizedText NewKey { get; } = new("新密钥", "New key");

    public static LocalizedText KeyName { get; } = new("给谁用", "For whom");

    public static LocalizedText KeyNameMissing { get; } = new("请写明给哪个系统用", "Say which system it is for");

    public static LocalizedText Scopes { get; } = new("权限范围", "Scopes");

    public static LocalizedText ScopesMissing { get; } = new("至少勾一项", "Tick one at least");

    public static LocalizedText Days { get; } = new("有效天数", "Days it works");

    public static LocalizedText DaysHint { get; } = new("1 到 730", "1 to 730");

    public static LocalizedText DaysWrong { get; } = new("有效天数要在 1 到 730 之间", "1 to 730 days");

    public static LocalizedText KeyMade { get; } = new("新密钥，只显示这一次", "The new key, shown this once");

    public static LocalizedText KeyMadeText { get; } = new("现在就存进要用它的系统；这里只保存它的摘要，以后谁也看不到。", "Store it in the system that needs it now; only its hash is kept here, nobody can see it again.");

    public static LocalizedText Until { get; } = new("有效至", "Until");

    public static LocalizedText UsedOn { get; } = new("最近用于", "Last used on");

    public static LocalizedText Never { get; } = new("没用过", "never");

    public static LocalizedText Revoke { get; } = new("作废", "Revoke");

    public static LocalizedText Revoked { get; } = new("已作废", "revoked");

    public static LocalizedText Expired { get; } = new("已到期", "ended");

    public static LocalizedText NoKeys { get; } = new("还没有密钥。要让别的系统调用接口，先创建一个。", "No keys yet. Make one for a system that is to call the API.");

    public static LocalizedText Audit { get; } = new("审计日志", "Audit log");

    public static LocalizedText AuditLead { get; } = new("谁在什么时候对什么做了什么。每一条都连着前一条，改动、删去、插入都查得出来。", "Who did what to what, and when. Every entry hangs on the one before: changes, gaps and insertions are found.");

    public static LocalizedText Action { get; } = new("事项", "Action");

    public static LocalizedText Actor { get; } = new("谁", "Who");

    public static LocalizedText Subject { get; } = new("对什么", "To what");

    public static LocalizedText When { get; } = new("时间", "When");

    public static LocalizedText Details { get; } = new("其他", "Also");

    public static LocalizedText From { get; } = new("从", "From");

    public static LocalizedText To { get; } = new("到", "To");

    public static LocalizedText Any { get; } = new("全部", "any");

    public static LocalizedText Filter { get; } = new("筛选", "Filter");

    public static LocalizedText Verify { get; } = new("核验整条链", "Verify the chain");

    public static LocalizedText VerifySound { get; } = new("整条链相符", "The chain is sound");

    public static LocalizedText VerifyBroken { get; } = new("链不相符", "The chain is not sound");

    public static LocalizedText Export { get; } = new("导出（NDJSON）", "Export (NDJSON)");

    public static LocalizedText ExportText { get; } = new("导出的文件可以离线核验：", "The exported file can be checked offline: ");

    public static LocalizedText Older { get; } = new("更早的记录", "Older entries");

    public static LocalizedText NoEntries { get; } = new("没有这样的记录。", "No such entries.");

    public static LocalizedText PublishHint { get; } = new("把这个链值登在别处（例如印在公示上），日志就不能悄悄截短。", "Publish this head elsewhere, on a notice for instance, and the log cannot be cut short unnoticed.");

    /// <summary>What the chain was checked over.</summary>
    public static LocalizedText Checked(long entries) => new($"{Count.Of(entries)} 条记录", $"{Count.Of(entries, "entry", "entries")}");

    /// <summary>The number of an entry.</summary>
    public static LocalizedText Entry(long number) => new($"第 {Count.Of(number)} 条", $"Entry {Count.Of(number)}");

    /// <summary>What a key may do.</summary>
    /// <param name="code">As it is kept.</param>
    public static LocalizedText Scope(string code) => code switch
    {
        "assess" => new("评价", "assess"),
        "sheets:read" => new("读取问卷", "read sheets"),
        "sheets:write" => new("填写问卷", "write sheets"),
        "batches" => new("批量判定", "run batches"),
        "reports" => new("生成报告", "make reports"),
        "ledger" => new("核验记录", "check records"),
        "webhooks" => new("批次完成时回调", "be called when a batch ends"),
        "metrics" => new("读取运行指标", "read metrics"),
        _ => new("其他权限", "another scope"),
    };

    /// <summary>A role.</summary>
    /// <param name="code">As it is kept.</param>
    public static LocalizedText Role(string code) => code switch
    {
        "administrator" => new("管理员", "administrator"),
        "province" => new("省级主管部门", "province"),
        "city" => new("市级主管部门", "city"),
        "county" => new("县级主管部门", "county"),
        "reviewer" => new("评审员", "reviewer"),
        "auditor" => new("审计员", "auditor"),
        "enterprise" => new("企业", "enterprise"),
        _ => new("其他角色", "another role"),
    };
}

using System.Collections.Immutable;
using RongTong.Text;
using RongTong.Web.Audit;

namespace RongTong.Web.Pages.Texts;

/// <summary>What the audit log tells of, in words. Immutable.</summary>
internal static class AuditTexts
{
    private static readonly ImmutableArray<(string Action, LocalizedText Words)> All =
    [
        (AuditAction.SignedIn, new("登录", "signed in")),
        (AuditAction.SignInRefused, new("登录被拒", "sign-in refused")),
        (AuditAction.SignedOut, new("退出", "signed out")),
        (AuditAction.AccountCreated, new("新建账号", "account made")),
        (AuditAction.AccountChanged, new("修改账号", "account changed")),
        (AuditAction.AccountDisabled, new("停用账号", "account disabled")),
        (AuditAction.AccountEnabled, new("恢复账号", "account enabled")),
        (AuditAction.PasswordLinkMade, new("生成设密码的链接", "link to set a password made")),
        (AuditAction.PasswordSet, new("设置密码", "password set")),
        (AuditAction.SecondFactorSet, new("启用动态码", "second factor set up")),
        (AuditAction.SecondFactorRemoved, new("停用动态码", "second factor taken away")),
        (AuditAction.KeyMade, new("新建接口密钥", "API key made")),
        (AuditAction.KeyRevoked, new("作废接口密钥", "API key revoked")),
        (AuditAction.FirmViewed, new("查看企业", "firm looked at")),
        (AuditAction.Exported, new("下载或导出", "downloaded or exported")),
        (AuditAction.SheetSubmitted, new("企业提交", "sheet handed in")),
        (AuditAction.SheetWithdrawn, new("企业撤回", "sheet withdrawn")),
        (AuditAction.SheetReturned, new("退回企业补正", "given back to the firm")),
        (AuditAction.SheetErased, new("删除企业数据", "sheet erased")),
        (AuditAction.CaseEntered, new("进入批次", "entered the round")),
        (AuditAction.CasePassed, new("送下一环节", "passed on")),
        (AuditAction.CaseReopened, new("重新打开", "opened again")),
        (AuditAction.FactReviewed, new("评审事实", "fact stated by a reviewer")),
        (AuditAction.OverrideAsked, new("提请改用另一个值", "another value asked for")),
        (AuditAction.OverrideAgreed, new("同意改用", "another value agreed to")),
        (AuditAction.OverrideRefused, new("不同意改用", "another value refused")),
        (AuditAction.ObjectionTaken, new("登记公示异议", "objection taken down")),
        (AuditAction.ObjectionUpheld, new("异议成立", "objection upheld")),
        (AuditAction.ObjectionDismissed, new("异议不成立", "objection dismissed")),
        (AuditAction.SignedOff, new("作出认定", "case decided")),
        (AuditAction.ProgrammeChanged, new("新开或修改批次", "round opened or changed")),
        (AuditAction.DrawMade, new("抽取现场抽查", "visits drawn")),
        (AuditAction.ListPublished, new("公布名单", "list published")),
        (AuditAction.BatchStarted, new("开始批量判定", "batch started")),
        (AuditAction.BatchEnded, new("批量判定结束", "batch ended")),
        (AuditAction.BatchRemoved, new("清理批量判定的文件", "files of a batch removed")),
        (AuditAction.WhatIf, new("政策试算", "what-if run")),
        (AuditAction.Restored, new("从备份恢复", "restored from a backup")),
    ];

    private static readonly ImmutableDictionary<string, LocalizedText> Details = new Dictionary<string, LocalizedText>(StringComparer.Ordinal)
    {
        ["content"] = new("内容摘要", "hash of the content"), ["done"] = new("完成", "done"), ["evidence"] = new("材料", "file"), ["field"] = new("事实", "fact"), ["file"] = new("文件", "file"), ["firms"] = new("企业数", "firms"), ["form"] = new("文书", "document"),
        ["from"] = new("原环节", "from"), ["head"] = new("链值", "head"), ["model"] = new("标准", "standard"), ["override"] = new("改值请求", "request"), ["programme"] = new("批次", "round"), ["result"] = new("结果摘要", "hash of the result"), ["role"] = new("角色", "role"),
        ["factor"] = new("哪一重", "factor"), ["root"] = new("结果根", "root"), ["scopes"] = new("权限范围", "scopes"), ["sessions"] = new("设备数", "devices"), ["state"] = new("状态", "state"), ["status"] = new("状态", "status"), ["verdict"] = new("结论", "verdict"),
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private static readonly ImmutableDictionary<string, LocalizedText> Kinds = new Dictionary<string, LocalizedText>(StringComparer.Ordinal)
    {
        ["account"] = new("账号", "account"), ["audit"] = new("审计日志", "audit log"), ["batch"] = new("批量认定", "batch"), ["draw"] = new("抽查名单", "draw"), ["key"] = new("接口密钥", "API key"), ["nobody"] = new("未登录", "nobody signed in"),
        ["programme"] = new("批次", "round"), ["publication"] = new("公布名单", "list"), ["service"] = new("服务自身", "the service"), ["sheet"] = new("企业问卷", "sheet"),
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Every action, in the order in which things happen.</summary>
    public static ImmutableArray<string> Actions { get; } = [.. All.Select(a => a.Action)];

    /// <summary>What was done.</summary>
    /// <param name="action">As it is kept.</param>
    public static LocalizedText Action(string action) => All.FirstOrDefault(a => a.Action == action).Words ?? new("其他事项", "something else");

    /// <summary>What did it, or what it was done to; null for what has no word.</summary>
    /// <param name="kind">As it is kept, before the colon.</param>
    internal static LocalizedText? Kind(string kind) => Kinds.GetValueOrDefault(kind);

    /// <summary>What else is told of it.</summary>
    /// <param name="detail">As it is kept.</param>
    public static LocalizedText Detail(string detail) => Details.GetValueOrDefault(detail) ?? new($"其他（{detail}）", detail);
}

namespace RongTong.Diagnostics;

public static partial class DiagnosticCatalog
{
    /// <summary>RT6060: nobody the service knows asks for what is not for everybody.</summary>
    public static Diagnostic NotSignedIn() =>
        Error("RT6060", null, "需要登录，或带上有效的接口密钥", "sign in, or show a key that is valid", Fix("接口密钥放在 Authorization: Bearer 里", "a key goes into Authorization: Bearer"));

    /// <summary>RT6061: somebody the service knows asks for what is not for them.</summary>
    public static Diagnostic NotAllowed() =>
        Error("RT6061", null, "这个账号或密钥没有这项权限", "this account or key may not do that", Fix("请管理员改角色或权限范围", "ask an administrator for another role or scope"));

    /// <summary>RT6062: a change that does not come from one of the service's own forms.</summary>
    public static Diagnostic FormNotOurs() =>
        Error("RT6062", null, "表单不是本站的，或者打开得太久", "the form is not one of this site, or was open for too long", Fix("重新打开页面再提交", "open the page again and send it"));

    /// <summary>RT6063: more requests, or more attempts, than one caller may make.</summary>
    public static Diagnostic TooManyRequests(int seconds) =>
        Error("RT6063", null, $"请求太多，请在 {N(seconds)} 秒后再试", $"too many requests; try again in {N(seconds)} seconds");
}

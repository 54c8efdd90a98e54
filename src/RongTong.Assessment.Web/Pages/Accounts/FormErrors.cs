using RongTong.Text;
using RongTong.Web.Access;
using RongTong.Web.Pages.Texts;

namespace RongTong.Web.Pages.Accounts;

/// <summary>What is wrong with a form, by field. Not thread-safe.</summary>
internal sealed class FormErrors : Dictionary<string, LocalizedText>
{
    private const int ShortestLogin = 3;
    private const int LongestLogin = 64;
    private const int LongestName = 100;

    /// <summary>Whether nothing is.</summary>
    public bool AreNone => Count == 0;

    /// <summary>Looks at a name to sign in with.</summary>
    public FormErrors OfLogin(string login)
    {
        if (login.Length is < ShortestLogin or > LongestLogin || !login.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '@')) this["login"] = AccessTexts.BadLogin;
        return this;
    }

    /// <summary>Looks at a name people see.</summary>
    public FormErrors OfName(string name)
    {
        if (name.Length is 0 or > LongestName) this["name"] = AccessTexts.NameMissing;
        return this;
    }

    /// <summary>Looks at a new password and its repetition.</summary>
    public FormErrors OfPassword(string password, string again, string login)
    {
        if (!Password.IsGood(password, login)) this["password"] = AccessTexts.WeakPassword;
        else if (password != again) this["again"] = AccessTexts.NotTheSame;
        return this;
    }

    /// <summary>Looks at a region beside its role.</summary>
    public FormErrors OfRegion(Role role, string region)
    {
        if (!Region.Fits(role, region)) this["region"] = AccessTexts.RegionWrong;
        return this;
    }
}

/// <summary>Fields of a form that was posted. Stateless.</summary>
internal static class PostedForm
{
    /// <summary>A field without spaces around it; empty when it is not there.</summary>
    public static string Text(this IFormCollection form, string field) => form[field].ToString().Trim();

    /// <summary>A field as it was typed.</summary>
    public static string Typed(this IFormCollection form, string field) => form[field].ToString();

    /// <summary>A role chosen; null when it is none.</summary>
    public static Role? Role(this IFormCollection form) => Enum.GetValues<Role>().Cast<Role?>().FirstOrDefault(r => AccountStore.Code(r!.Value) == form.Text("role"));
}

using RongTong.Text;

namespace RongTong.Cli;

/// <summary>Chooses the language of texts before anything is parsed, so that help and mistakes speak it too.</summary>
internal static class LanguageChoice
{
    /// <summary>--lang, else the first of LC_ALL, LC_MESSAGES and LANG that is set; Chinese when it begins with zh.</summary>
    public static Language Of(IReadOnlyList<string> args, Func<string, string?> variable)
    {
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] == CommonOptions.Lang && i + 1 < args.Count) return Named(args[i + 1]);
            if (args[i].StartsWith(CommonOptions.Lang + "=", StringComparison.Ordinal)) return Named(args[i][(CommonOptions.Lang.Length + 1)..]);
        }
        var set = ((string[])["LC_ALL", "LC_MESSAGES", "LANG"]).Select(variable).FirstOrDefault(v => !string.IsNullOrEmpty(v));
        return Named(set ?? "");
    }

    private static Language Named(string name) => name.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Language.Zh : Language.En;
}

using RongTong.Models;
using RongTong.Text;

namespace RongTong.Web.Pages.Fill;

/// <summary>On which question a contradiction is shown: the first one its message names, where the model does not say. Immutable and thread-safe.</summary>
internal sealed class CheckPlaces
{
    private readonly List<(string[] Words, string Field)> _checks = [];

    public CheckPlaces(EvaluationModel model, ISet<string> asked)
    {
        foreach (var check in model.Checks)
        {
            // A message with its names in braces taken out: words with the answers between them.
            var parts = check.Message.Zh.Split('{', '}');
            if (parts.Where((_, i) => i % 2 == 1).FirstOrDefault(asked.Contains) is { } field) _checks.Add(([.. parts.Where((_, i) => i % 2 == 0)], field));
        }
    }

    /// <summary>The question; null when none is named.</summary>
    public string? Of(LocalizedText message) => _checks.FirstOrDefault(c => IsOf(message.Zh, c.Words)).Field;

    private static bool IsOf(string message, string[] words)
    {
        if (!message.StartsWith(words[0], StringComparison.Ordinal) || !message.EndsWith(words[^1], StringComparison.Ordinal)) return false;
        var at = 0;
        foreach (var word in words)
        {
            var found = message.IndexOf(word, at, StringComparison.Ordinal);
            if (found < 0) return false;
            at = found + word.Length;
        }
        return true;
    }
}

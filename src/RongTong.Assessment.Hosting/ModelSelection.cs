using System.Collections.Immutable;
using RongTong.Diagnostics;
using RongTong.Models;

namespace RongTong.Hosting;

/// <summary>The models a caller names, or all of them. Stateless.</summary>
public static class ModelSelection
{
    /// <summary>The editions named; all of the directory when none is. A name without edition takes every edition.</summary>
    /// <returns>The editions, or what is wrong with a name.</returns>
    public static (ImmutableArray<ModelRef> Models, Diagnostic? Problem) Of(IReadOnlyList<string> names, RuleDirectory rules)
    {
        var all = rules.Models();
        if (names.Count == 0) return (all, all.IsEmpty ? DiagnosticCatalog.FileUnreadable(rules.Root, new Text.LocalizedText("目录里没有模型", "the directory holds no model")) : null);
        var chosen = ImmutableArray.CreateBuilder<ModelRef>();
        foreach (var name in names)
        {
            if (!ModelRef.TryParse(name, out var reference)) return ([], DiagnosticCatalog.MalformedModelRef(null, name));
            var found = all.Where(m => m.Authority == reference.Authority && m.Name == reference.Name && (reference.Edition is null || m.Edition == reference.Edition) && m.Overlay == reference.Overlay).ToList();
            if (found.Count == 0) return ([], DiagnosticCatalog.UnknownModel(null, name, all.Select(m => m.ToString())));
            chosen.AddRange(found.Where(m => !chosen.Contains(m)));
        }
        return (chosen.ToImmutable(), null);
    }
}

using System.CommandLine;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Matching;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary>Which catalogue of offers: a file or a directory, or the one of the rule directory.</summary>
internal sealed class CatalogueOption
{
    private readonly Option<string> _path;

    public CatalogueOption(Command command, Language language)
    {
        _path = new Option<string>("--catalogue") { HelpName = "PATH", Description = language.Of("供给目录（文件或文件夹），默认用规则目录里的", "catalogue of offers, a file or a directory; the one of the rule directory by default") };
        command.Add(_path);
    }

    /// <summary>The catalogue asked for; nothing at all where none is asked for and the rule directory has none.</summary>
    public Result<OfferCatalogue> Read(ParseResult parsed, Invocation invocation, ModelCache models)
    {
        var offers = new OfferDirectory(models);
        if (parsed.GetValue(_path) is { } path) return offers.Compile(invocation.Context.FullPath(path), path);
        return offers.Exists ? offers.Compile() : new Result<OfferCatalogue>(null, []);
    }
}

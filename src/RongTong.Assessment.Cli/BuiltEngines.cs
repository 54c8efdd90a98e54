using RongTong.Hosting;
#if USE_NRULES
using RongTong.Inference;
#endif

namespace RongTong.Cli;

/// <summary>The engines this program was built with: the plan, and NRules where it can be had.</summary>
internal static class BuiltEngines
{
#if USE_NRULES
    public static EngineCatalog All { get; } = EngineCatalog.BuiltIn.With("nrules", NRulesEngine.Create);
#else
    public static EngineCatalog All => EngineCatalog.BuiltIn;
#endif
}

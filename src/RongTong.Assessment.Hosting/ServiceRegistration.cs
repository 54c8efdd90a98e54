using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace RongTong.Hosting;

/// <summary>Where a host finds rules. Set once, at registration.</summary>
public sealed class RongTongOptions
{
    /// <summary>The rule directory; by default the one beside the program.</summary>
    public string Rules { get; set; } = Path.Combine(AppContext.BaseDirectory, "rules");

    /// <summary>The template directory; by default the one beside the program.</summary>
    public string Templates { get; set; } = Path.Combine(AppContext.BaseDirectory, "templates");

    /// <summary>The engines offered.</summary>
    public EngineCatalog Engines { get; set; } = EngineCatalog.BuiltIn;
}

/// <summary>Registers the assessment in a host.</summary>
public static class ServiceRegistration
{
    /// <summary>Adds the rule directory, the cache of compiled models and the assessor, each once per host.</summary>
    public static IServiceCollection AddRongTongAssessment(this IServiceCollection services, Action<RongTongOptions>? configure = null)
    {
        var options = new RongTongOptions();
        configure?.Invoke(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(_ => new RuleDirectory(options.Rules));
        services.AddSingleton<ModelCache>();
        services.AddSingleton(options.Engines);
        services.AddSingleton<SheetAssessor>();
        return services;
    }
}

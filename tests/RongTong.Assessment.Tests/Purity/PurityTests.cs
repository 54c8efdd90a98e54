using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using RongTong.Compiling;

namespace RongTong.Tests.Purity;

/// <summary>Reads the core assembly as built: what it refers to is what it can do.</summary>
public sealed class PurityTests : IDisposable
{
    private static readonly string[] ForbiddenTypes =
    [
        "System.IO.File", "System.IO.Directory", "System.IO.FileStream", "System.IO.FileInfo", "System.IO.Path", "System.Console", "System.Random",
        "System.Net.Http.HttpClient", "System.Net.Sockets.Socket", "System.Diagnostics.Process", "System.Diagnostics.Stopwatch", "System.Threading.Thread", "System.Threading.Tasks.Task",
        "System.TimeProvider", "System.TimeZoneInfo", "System.Reflection.Assembly",
    ];

    private static readonly string[] ForbiddenMembers =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.Guid.NewGuid", "System.Globalization.CultureInfo.get_CurrentCulture", "System.Globalization.CultureInfo.get_CurrentUICulture",
    ];

    private readonly PEReader _file = new(File.OpenRead(typeof(CompiledModel).Assembly.Location));
    private readonly MetadataReader _metadata;

    public PurityTests() => _metadata = _file.GetMetadataReader();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Core_refers_to_no_file_console_clock_network_or_chance()
    {
        var types = _metadata.TypeReferences.Select(t => NameOf(t)).ToList();
        var members = _metadata.MemberReferences.Select(h => _metadata.GetMemberReference(h)).Where(m => m.Parent.Kind == HandleKind.TypeReference)
            .Select(m => $"{NameOf((TypeReferenceHandle)m.Parent)}.{_metadata.GetString(m.Name)}").ToList();

        types.Intersect(ForbiddenTypes, StringComparer.Ordinal).ShouldBeEmpty();
        members.Intersect(ForbiddenMembers, StringComparer.Ordinal).ShouldBeEmpty();
        // Iterators ask for the thread they run on; the compiler writes that.
        members.Where(m => m.StartsWith("System.Environment.", StringComparison.Ordinal)).Distinct().ShouldBe(["System.Environment.get_CurrentManagedThreadId"]);
        types.ShouldContain("System.Decimal");
        members.ShouldContain("System.DateOnly.get_DayNumber");
    }

    [Fact]
    public void Core_has_no_binary_floating_point_in_any_signature_field_or_local()
    {
        var finder = new FloatFinder();
        var found = new List<string>();
        foreach (var handle in _metadata.MethodDefinitions)
        {
            var method = _metadata.GetMethodDefinition(handle);
            var signature = method.DecodeSignature(finder, null);
            var isFloat = signature.ReturnType || signature.ParameterTypes.Any(p => p);
            if (method.RelativeVirtualAddress != 0 && _file.GetMethodBody(method.RelativeVirtualAddress).LocalSignature is { IsNil: false } locals)
                isFloat |= _metadata.GetStandaloneSignature(locals).DecodeLocalSignature(finder, null).Any(l => l);
            if (isFloat) found.Add(_metadata.GetString(method.Name));
        }
        found.AddRange(_metadata.FieldDefinitions.Select(f => _metadata.GetFieldDefinition(f)).Where(f => f.DecodeSignature(finder, null)).Select(f => _metadata.GetString(f.Name)));
        foreach (var member in _metadata.MemberReferences.Select(h => _metadata.GetMemberReference(h)).Where(m => m.GetKind() == MemberReferenceKind.Method))
            if (member.DecodeMethodSignature(finder, null) is var signature && (signature.ReturnType || signature.ParameterTypes.Any(p => p))) found.Add(_metadata.GetString(member.Name));

        found.ShouldBeEmpty();
    }

    [Fact]
    public void Public_types_are_sealed_static_or_closed_unions()
    {
        var open = typeof(CompiledModel).Assembly.GetExportedTypes()
            .Where(t => t.IsClass && !t.IsSealed && !(t.IsAbstract && t.Assembly.GetTypes().Where(s => s.BaseType == t).All(s => s.DeclaringType == t && s.IsSealed)));

        open.ShouldBeEmpty();
    }

    [Fact]
    public void Public_types_are_immutable_or_say_that_they_are_not_thread_safe()
    {
        var documentation = XDocument.Load(Path.ChangeExtension(typeof(CompiledModel).Assembly.Location, ".xml"));
        bool Says(Type type) => documentation.Descendants("member").Any(m => (string?)m.Attribute("name") == $"T:{type.FullName}" && m.Value.Contains("Not thread-safe", StringComparison.Ordinal));
        var mutable = typeof(CompiledModel).Assembly.GetExportedTypes()
            .Where(t => t is { IsInterface: false, IsEnum: false } && ( t.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Any(f => !f.IsInitOnly)
                || t.GetProperties().Any(p => p.SetMethod is { IsPublic: true } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)))) && !Says(t))
            .Select(t => t.Name);

        mutable.ShouldBeEmpty();
        typeof(Assessing.Scorer).GetFields(BindingFlags.Instance | BindingFlags.NonPublic).ShouldAllBe(f => f.IsInitOnly);
    }

    private string NameOf(TypeReferenceHandle handle)
    {
        var type = _metadata.GetTypeReference(handle);
        return $"{_metadata.GetString(type.Namespace)}.{_metadata.GetString(type.Name)}";
    }
}

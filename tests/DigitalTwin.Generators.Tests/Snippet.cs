using Microsoft.CodeAnalysis.CSharp;

namespace DigitalTwin.Generators.Tests;

/// <summary>A piece of source, and what the generators make of it.</summary>
internal sealed class Snippet
{
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileName(file).StartsWith("System", StringComparison.Ordinal)
                || Path.GetFileName(file) is "DigitalTwin.Core.dll" or "DigitalTwin.Model.dll")
            .Select(file => MetadataReference.CreateFromFile(file)),
    ];

    private Snippet(GeneratorDriverRunResult run, Compilation compiled)
    {
        Findings = [.. run.Diagnostics.Select(found => $"{found.Id}: {found.GetMessage(null)}")];
        Errors = [.. compiled.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error)
            .Select(found => found.ToString())];
        Source = string.Concat(run.GeneratedTrees.Select(tree => tree.ToString()));
    }

    /// <summary>What the generators say.</summary>
    public string[] Findings { get; }

    /// <summary>What the compiler says of the snippet together with what was generated.</summary>
    public string[] Errors { get; }

    /// <summary>What was generated.</summary>
    public string Source { get; }

    public static Snippet Of(string source, IIncrementalGenerator? generator = null, ImmutableArray<AdditionalText> files = default)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText("using DigitalTwin.Core.State;\nusing System;\n" + source, path: "Snippet.cs");
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Snippet",
            [tree],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(generator ?? new StateGenerator())
            .AddAdditionalTexts(files.IsDefault ? [] : files)
            .RunGeneratorsAndUpdateCompilation(
                compilation, out Compilation compiled, out _, TestContext.Current.CancellationToken);
        return new Snippet(driver.GetRunResult(), compiled);
    }
}

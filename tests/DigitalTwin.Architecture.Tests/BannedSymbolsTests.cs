using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DigitalTwin.Architecture.Tests;

/// <summary>The list of banned symbols bans what it means to: each entry exists, and the analyzer refuses snippets that use them.</summary>
public sealed class BannedSymbolsTests
{
    private const string List = "eng/BannedSymbols.txt";
    private const string Analyzer = "Microsoft.CodeAnalysis.CSharp.BannedApiAnalyzers.CSharpSymbolIsBannedAnalyzer";

    private static readonly ImmutableArray<MetadataReference> Framework =
    [
        .. Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System*.dll")
            .Where(IsManaged)
            .Select(file => MetadataReference.CreateFromFile(file)),
    ];

    [Fact]
    public void Every_entry_names_a_symbol_that_exists_and_what_to_use_instead()
    {
        CSharpCompilation compilation = Compile("");
        Violations.AssertNone(
            RepositoryFiles.Lines(List)
                .Where(line => line.Length > 0)
                .Where(line => line.Split(';') is not [var id, { Length: > 10 }]
                    || DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation) is null),
            "An entry is a documentation id of an existing symbol, a semicolon, and what to do instead:");
    }

    [Theory]
    [InlineData("double x = System.Math.Exp(1);")]
    [InlineData("double x = System.Math.Pow(1, 2);")]
    [InlineData("var x = System.DateTime.UtcNow;")]
    [InlineData("var x = new System.Random(1);")]
    [InlineData("var x = System.Guid.NewGuid();")]
    [InlineData("var x = System.IO.File.ReadAllText(\"a\");")]
    [InlineData("var x = new System.Collections.Generic.HashSet<int>();")]
    [InlineData("var x = System.Linq.Enumerable.Sum(new double[] { 1 });")]
    public async Task A_banned_call_is_refused(string statement) =>
        Assert.Contains("RS0030", await Diagnose(statement));

    [Theory]
    [InlineData("double x = System.Math.Sqrt(2);")]
    [InlineData("double x = System.Math.Max(1.0, 2.0);")]
    [InlineData("var x = new System.Collections.Generic.List<int>();")]
    public async Task An_exact_call_is_allowed(string statement) =>
        Assert.DoesNotContain("RS0030", await Diagnose(statement));

    private static async Task<string[]> Diagnose(string statement)
    {
        var options = new AnalyzerOptions([new ListFile(Path.Combine(RepositoryFiles.Root, List))]);
        CSharpCompilation snippet = Compile($"class Snippet {{ void Run() {{ {statement} }} }}");
        CompilationWithAnalyzers analysis = snippet.WithAnalyzers(Analyzers(), options);
        ImmutableArray<Diagnostic> found = await analysis.GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(found, diagnostic => diagnostic is { Severity: DiagnosticSeverity.Error, Id: not "RS0030" });
        return [.. found.Select(diagnostic => diagnostic.Id)];
    }

    private static CSharpCompilation Compile(string source) => CSharpCompilation.Create(
        "Snippet",
        [CSharpSyntaxTree.ParseText(source)],
        Framework,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    /// <summary>The analyzer by name: its neighbours in the assembly are code fixes, which need an editor's assemblies.</summary>
    private static ImmutableArray<DiagnosticAnalyzer> Analyzers()
    {
        string file = Path.Combine(AppContext.BaseDirectory, "banned", "Microsoft.CodeAnalysis.CSharp.BannedApiAnalyzers.dll");
        Type type = Assembly.LoadFrom(file).GetType(Analyzer, throwOnError: true)!;
        return [(DiagnosticAnalyzer)Activator.CreateInstance(type)!];
    }

    private static bool IsManaged(string file)
    {
        try
        {
            AssemblyName.GetAssemblyName(file);
            return true;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }

    private sealed class ListFile(string path) : AdditionalText
    {
        public override string Path { get; } = path;

        public override Microsoft.CodeAnalysis.Text.SourceText GetText(CancellationToken cancellationToken = default) =>
            Microsoft.CodeAnalysis.Text.SourceText.From(File.ReadAllText(Path));
    }
}

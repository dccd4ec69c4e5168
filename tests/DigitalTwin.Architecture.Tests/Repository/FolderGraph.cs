using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DigitalTwin.Architecture.Tests.Repository;

/// <summary>Which folder of the product uses types of which other, as the compiler resolves the names in the sources.</summary>
internal sealed class FolderGraph
{
    /// <summary>Folder: the folders whose types it uses, each with one example of a use.</summary>
    private readonly SortedDictionary<string, SortedDictionary<string, string>> _uses = new(StringComparer.Ordinal);

    /// <summary>Reads every C# source under a folder of the repository as one compilation.</summary>
    public FolderGraph(string folder)
    {
        SyntaxTree[] trees =
        [
            .. RepositoryFiles.Sources(folder).Select(Parse),
            CSharpSyntaxTree.ParseText(string.Concat(ImplicitUsings.Select(name => $"global using {name};"))),
        ];
        CSharpCompilation compilation = CSharpCompilation.Create("product", trees, References());
        foreach (SyntaxTree tree in trees)
            Add(tree, compilation.GetSemanticModel(tree));
    }

    private static readonly string[] ImplicitUsings =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading", "System.Threading.Tasks"];

    /// <summary>A source, with the namespaces that its project states for all of its files.</summary>
    private static SyntaxTree Parse(string file) =>
        CSharpSyntaxTree.ParseText(
            string.Concat(ProjectFile.StatedUsings(file.Split('/')[1])) + RepositoryFiles.Read(file), path: file);

    /// <summary>Uses that close a cycle: for each folder that can be reached from itself, the uses on the way.</summary>
    public IEnumerable<string> Cycles() =>
        from folder in _uses.Keys
        from use in _uses[folder]
        where Reaches(use.Key, folder)
        select $"{folder} uses {use.Key} ({use.Value})";

    private bool Reaches(string from, string to)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { from };
        var open = new Queue<string>([from]);
        while (open.TryDequeue(out string? folder))
        {
            if (folder == to)
                return true;
            foreach (string next in _uses.TryGetValue(folder, out var uses) ? uses.Keys : Enumerable.Empty<string>())
            {
                if (seen.Add(next))
                    open.Enqueue(next);
            }
        }

        return false;
    }

    private void Add(SyntaxTree tree, SemanticModel model)
    {
        foreach (SimpleNameSyntax name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            SymbolInfo info = model.GetSymbolInfo(name);
            ISymbol? symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
            INamedTypeSymbol? type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
            if (type is null || HomesOf(type) is not { Length: > 0 } homes || homes.Contains(tree.FilePath))
                continue;
            (string folder, string used) = (FolderOf(tree.FilePath), FolderOf(homes[0]));
            if (folder == used)
                continue;
            if (!_uses.TryGetValue(folder, out var uses))
                _uses.Add(folder, uses = new(StringComparer.Ordinal));
            uses.TryAdd(used, $"{Path.GetFileName(tree.FilePath)}: {type.Name}");
        }
    }

    /// <summary>The files that declare a type, or the type around it.</summary>
    private static string[] HomesOf(INamedTypeSymbol type)
    {
        INamedTypeSymbol outermost = type.OriginalDefinition;
        while (outermost.ContainingType is not null)
            outermost = outermost.ContainingType;
        return [.. outermost.DeclaringSyntaxReferences.Select(declared => declared.SyntaxTree.FilePath).Order(StringComparer.Ordinal)];
    }

    private static string FolderOf(string file) => Path.GetDirectoryName(file)!.Replace('\\', '/');

    /// <summary>The framework, and the packages that lie beside the tests.</summary>
    private static IEnumerable<MetadataReference> References() =>
        from file in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        where !Path.GetFileName(file).StartsWith("DigitalTwin.", StringComparison.Ordinal) && Path.GetFileName(file) != "twin.dll"
        select MetadataReference.CreateFromFile(file);
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DigitalTwin.Architecture.Tests;

/// <summary>A file holds one idea and fits in the head; a name says what a thing is.</summary>
public sealed class SourceShapeTests
{
    private const int LinesAFile = 400;
    private const int MedianLinesAFile = 100;
    private const int ColumnsALine = 140;
    private const int LinesAFunction = 60;

    /// <summary>Files that hold many small types of one purpose.</summary>
    private static readonly string[] SharedFiles =
    [
        "State", "StateAttributes", "DueCounts", "SitePartSpecs", "BuildMessages", "ChipMessages", "ConnectionMessages",
    ];

    private static readonly IReadOnlyList<(string File, CompilationUnitSyntax Root)> Trees =
    [
        .. RepositoryFiles.Sources("src").Concat(RepositoryFiles.Sources("tests"))
            .Select(file => (file, CSharpSyntaxTree.ParseText(RepositoryFiles.Read(file)).GetCompilationUnitRoot())),
    ];

    [Fact]
    public void No_file_is_longer_than_the_ceiling() =>
        Violations.AssertNone(
            from file in RepositoryFiles.Code
            let lines = RepositoryFiles.Lines(file).Length
            where lines > LinesAFile
            select $"{file}: {lines} lines",
            $"At most {LinesAFile} lines a file; split by concern:");

    [Fact]
    public void Half_of_the_files_are_short()
    {
        int[] lengths = [.. RepositoryFiles.Sources("src").Select(file => RepositoryFiles.Lines(file).Length).Order()];
        Assert.InRange(lengths[lengths.Length / 2], 1, MedianLinesAFile);
    }

    [Fact]
    public void No_line_is_wider_than_a_screen() =>
        Violations.AssertNone(
            from file in RepositoryFiles.Code
            from line in RepositoryFiles.Lines(file).Select((text, index) => (text, number: index + 1))
            where line.text.Length > ColumnsALine
            select $"{file}:{line.number}: {line.text.Length} columns",
            $"At most {ColumnsALine} columns:");

    [Fact]
    public void A_function_fits_a_screen() =>
        Violations.AssertNone(
            from tree in Trees
            from function in tree.Root.DescendantNodes().Where(IsFunction)
            let lines = LinesOf(function) - function.DescendantNodes().OfType<LocalFunctionStatementSyntax>().Sum(LinesOf)
            where lines > LinesAFunction
            select $"{tree.File}:{function.GetLocation().GetLineSpan().StartLinePosition.Line + 1}: {lines} lines",
            $"At most {LinesAFunction} lines a function, its local functions counted on their own:");

    [Fact]
    public void The_folder_is_the_namespace() =>
        Violations.AssertNone(
            from tree in Trees
            let expected = Regex.Replace(Path.GetDirectoryName(tree.File)!.Replace('\\', '/'), "^(src|tests)/", "").Replace('/', '.')
            let stated = tree.Root.Members.OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()
            where tree.Root.Members.OfType<BaseTypeDeclarationSyntax>().Any()
                || stated is not (null or FileScopedNamespaceDeclarationSyntax)
                || (stated is not null && stated.Name.ToString() != expected)
            select $"{tree.File}: expected the file-scoped namespace {expected}",
            "Namespaces follow folders:");

    [Fact]
    public void A_file_is_named_after_a_type_that_it_holds() =>
        Violations.AssertNone(
            from tree in Trees
            where tree.File.StartsWith("src/", StringComparison.Ordinal)
            let types = TopLevelTypes(tree.Root).ToArray()
            let name = Path.GetFileName(tree.File).Split('.')[0]
            where types.Length > 1 && !SharedFiles.Contains(name) && !types.Any(type => type.Identifier.Text == name)
            select $"{tree.File}: {string.Join(", ", types.Select(type => type.Identifier.Text))}",
            "Related types share a file, which has the name of the first of them, or is named here:");

    [Fact]
    public void Names_say_what_a_type_is() =>
        Violations.AssertNone(
            from tree in Trees
            from type in tree.Root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
            where Regex.IsMatch(type.Identifier.Text, "(Helper|Helpers|Manager|Util|Utils|Utility|Utilities)$")
            select $"{tree.File}: {type.Identifier.Text}",
            "Name the responsibility instead of");

    [Fact]
    public void Nothing_is_folded_away() =>
        Violations.AssertNone(
            from tree in Trees
            where tree.Root.DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.RegionDirectiveTrivia))
            select tree.File,
            "No #region:");

    private static bool IsFunction(SyntaxNode node) => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax;

    private static int LinesOf(SyntaxNode node)
    {
        FileLinePositionSpan span = node.SyntaxTree.GetLineSpan(node.Span);
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private static IEnumerable<BaseTypeDeclarationSyntax> TopLevelTypes(CompilationUnitSyntax root) =>
        root.Members.OfType<BaseNamespaceDeclarationSyntax>().SelectMany(space => space.Members).OfType<BaseTypeDeclarationSyntax>();
}

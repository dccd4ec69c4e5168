using Microsoft.CodeAnalysis.Text;

namespace DigitalTwin.Generators;

/// <summary>A finding in a form that compares by value, so that the compiler can reuse what has not changed.</summary>
internal record struct Finding(DiagnosticDescriptor Rule, string File, TextSpan Span, LinePositionSpan Lines, string Words)
{
    private const char Between = '\n';

    public static Finding At(DiagnosticDescriptor rule, ISymbol symbol, params string[] words)
    {
        Location location = symbol.Locations[0];
        return new Finding(
            rule, location.SourceTree?.FilePath ?? "", location.SourceSpan, location.GetLineSpan().Span, string.Join("\n", words));
    }

    public readonly void Report(SourceProductionContext context) => context.ReportDiagnostic(
        Diagnostic.Create(Rule, Location.Create(File, Span, Lines), [.. Words.Split(Between)]));
}

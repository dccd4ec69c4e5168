namespace DigitalTwin.Generators;

/// <summary>What a generator made of one type.</summary>
internal sealed class Made(string file, string source, IReadOnlyList<Finding> findings) : IEquatable<Made>
{
    public void AddTo(SourceProductionContext context)
    {
        foreach (Finding finding in findings)
            finding.Report(context);
        if (findings.Count == 0)
            context.AddSource(file, source);
    }

    public bool Equals(Made? other) => other is not null && other.IsSame(file, source, findings);

    public override bool Equals(object? obj) => Equals(obj as Made);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(source);

    private bool IsSame(string otherFile, string otherSource, IReadOnlyList<Finding> otherFindings) =>
        file == otherFile && source == otherSource && findings.SequenceEqual(otherFindings);
}

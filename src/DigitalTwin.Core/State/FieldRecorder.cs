namespace DigitalTwin.Core.State;

/// <summary>One field of a state, for people.</summary>
/// <param name="Path">Names from the outside in, such as <c>supply[2].price_usd_per_mwh</c>.</param>
/// <param name="Value">The value in invariant culture; numbers round-trip.</param>
public readonly record struct FieldValue(string Path, string Value);

/// <summary>Lists the fields of a state with their names: what is shown when two runs part.</summary>
public struct FieldRecorder : IStateVisitor
{
    private readonly List<FieldValue> _fields;
    private string _prefix;

    /// <summary>Creates an empty recorder.</summary>
    public FieldRecorder()
    {
        _fields = [];
        _prefix = "";
    }

    /// <summary>The fields seen, in the order of the walk.</summary>
    public readonly IReadOnlyList<FieldValue> Fields => _fields;

    /// <summary>Lists the fields of a state.</summary>
    public static IReadOnlyList<FieldValue> Record(IStateful state)
    {
        var recorder = new FieldRecorder();
        state.VisitState(ref recorder);
        return recorder.Fields;
    }

    /// <inheritdoc/>
    public readonly bool Reads => false;

    /// <inheritdoc/>
    public readonly void Visit(string field, ref bool value) => Add(field, value ? "true" : "false");

    /// <inheritdoc/>
    public readonly void Visit(string field, ref int value) => Add(field, value.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public readonly void Visit(string field, ref long value) => Add(field, value.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public readonly void Visit(string field, ref ulong value) => Add(field, value.ToString("x16", CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public readonly void Visit(string field, ref double value) => Add(field, value.ToString("R", CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public readonly void Visit(string field, ref string value) => Add(field, value);

    /// <inheritdoc/>
    public readonly void VisitBytes(string field, ref ReadOnlyMemory<byte> value) =>
        Add(field, $"{value.Length} bytes, {Digest.Of(value.Span)}");

    /// <inheritdoc/>
    public readonly void Visit(string field, Span<double> values)
    {
        for (int i = 0; i < values.Length; i++)
            Add($"{field}[{i}]", values[i].ToString("R", CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public readonly void Visit(string field, Span<int> values)
    {
        for (int i = 0; i < values.Length; i++)
            Add($"{field}[{i}]", values[i].ToString(CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public void VisitList<TElement>(string field, List<TElement> values)
        where TElement : struct, IStateful
    {
        Add(field + ".count", values.Count.ToString(CultureInfo.InvariantCulture));
        string outer = _prefix;
        for (int i = 0; i < values.Count; i++)
        {
            _prefix = $"{outer}{field}[{i}].";
            TElement element = values[i];
            element.VisitState(ref this);
        }

        _prefix = outer;
    }

    private readonly void Add(string field, string value) => _fields.Add(new FieldValue(_prefix + field, value));
}

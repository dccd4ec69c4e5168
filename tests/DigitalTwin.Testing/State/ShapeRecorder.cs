namespace DigitalTwin.Testing.State;

/// <summary>Lists the fields of a state with their types and without their values: what a build must know to read stored bytes.</summary>
public struct ShapeRecorder : IStateVisitor
{
    private readonly List<string> _fields;
    private string _prefix;

    private ShapeRecorder(string root)
    {
        _fields = [];
        _prefix = root + ".";
    }

    /// <inheritdoc/>
    public readonly bool Reads => false;

    /// <summary>
    /// The fields of a state in the order of the walk, each field of a list's elements once; those of an empty list by a blank element,
    /// but for elements that come in kinds: what those hold depends on the kind.
    /// </summary>
    /// <param name="state">The state; it is not changed.</param>
    public static IReadOnlyList<string> Of(IStateful state)
    {
        var recorder = new ShapeRecorder(state.GetType().Name);
        state.VisitState(ref recorder);
        return [.. recorder._fields.Distinct(StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public readonly void Visit(string field, ref bool value) => Add(field, "bool");

    /// <inheritdoc/>
    public readonly void Visit(string field, ref int value) => Add(field, "int");

    /// <inheritdoc/>
    public readonly void Visit(string field, ref long value) => Add(field, "long");

    /// <inheritdoc/>
    public readonly void Visit(string field, ref ulong value) => Add(field, "ulong");

    /// <inheritdoc/>
    public readonly void Visit(string field, ref double value) => Add(field, "double");

    /// <inheritdoc/>
    public readonly void Visit(string field, ref string value) => Add(field, "string");

    /// <inheritdoc/>
    public readonly void VisitBytes(string field, ref ReadOnlyMemory<byte> value) => Add(field, "bytes");

    /// <inheritdoc/>
    public readonly void Visit(string field, Span<double> values) => Add(field, "doubles");

    /// <inheritdoc/>
    public readonly void Visit(string field, Span<int> values) => Add(field, "ints");

    /// <inheritdoc/>
    public void VisitList<TElement>(string field, List<TElement> values)
        where TElement : struct, IStateful
    {
        Add(field, "list");
        string outer = _prefix;
        _prefix = $"{outer}{field}[].";
        foreach (TElement value in values.Count > 0 || ComesInKinds(typeof(TElement)) ? values : [default])
        {
            TElement element = value;
            element.VisitState(ref this);
        }

        _prefix = outer;
    }

    /// <summary>Whether elements of a type have fields by their kind, so that a blank one has none.</summary>
    private static bool ComesInKinds(Type element) => element == typeof(Message) || element == typeof(MemberBirth);

    private readonly void Add(string field, string type) => _fields.Add($"{_prefix}{field}: {type}");
}

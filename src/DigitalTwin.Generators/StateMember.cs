namespace DigitalTwin.Generators;

/// <summary>A member that holds state.</summary>
/// <param name="Symbol">The field or property.</param>
/// <param name="Attribute">What its [State] says; null where the type is marked.</param>
/// <param name="IsPositional">Whether it is a positional member of a record.</param>
internal record struct StateMember(ISymbol Symbol, ITypeSymbol Type, AttributeData? Attribute, bool IsPositional)
{
    /// <summary>Name for people.</summary>
    public readonly string Field => Attribute?.ConstructorArguments.FirstOrDefault().Value as string ?? Names.Snake(Symbol.Name);

    public readonly string? After => Named("After");

    public readonly string? By => Named("By");

    public readonly string? If => Named("If");

    /// <summary>Whether it can be assigned outside a constructor.</summary>
    public readonly bool IsSettable => Symbol is IFieldSymbol { IsReadOnly: false } or IPropertySymbol { SetMethod: { IsInitOnly: false } };

    public readonly bool IsInitOnly => Symbol is IPropertySymbol { SetMethod: { IsInitOnly: true } };

    private readonly string? Named(string argument) =>
        Attribute?.NamedArguments.FirstOrDefault(named => named.Key == argument).Value.Value as string;
}

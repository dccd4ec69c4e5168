namespace DigitalTwin.Core.State;

/// <summary>
/// Walks the fields of a state in one fixed order. The same walk writes the canonical bytes, reads them back, hashes them, names the
/// first field in which two states differ, and flips a field in tests: an entity lists its fields once.
/// </summary>
/// <remarks>
/// A visitor may read or replace what it is shown. Fields are visited in an order that depends on the type alone, names are for people,
/// and collections are visited as a length followed by their elements in a stated order.
/// </remarks>
public interface IStateVisitor
{
    /// <summary>Whether the visitor replaces what it is shown, so that what follows from it must be made anew.</summary>
    bool Reads { get; }

    /// <summary>Visits a truth value.</summary>
    void Visit(string field, ref bool value);

    /// <summary>Visits a 32-bit integer.</summary>
    void Visit(string field, ref int value);

    /// <summary>Visits a 64-bit integer.</summary>
    void Visit(string field, ref long value);

    /// <summary>Visits 64 bits.</summary>
    void Visit(string field, ref ulong value);

    /// <summary>Visits a number; NaN is refused and negative zero becomes zero.</summary>
    void Visit(string field, ref double value);

    /// <summary>Visits a text.</summary>
    void Visit(string field, ref string value);

    /// <summary>Visits bytes: their number, then the bytes.</summary>
    void VisitBytes(string field, ref ReadOnlyMemory<byte> value);

    /// <summary>Visits the numbers of a block whose length the type fixes.</summary>
    void Visit(string field, Span<double> values);

    /// <summary>Visits the integers of a block whose length the type fixes.</summary>
    void Visit(string field, Span<int> values);

    /// <summary>Visits a list: its length, then each element by <see cref="IStateful.VisitState{TVisitor}"/>.</summary>
    void VisitList<TElement>(string field, List<TElement> values)
        where TElement : struct, IStateful;
}

/// <summary>A value that does not change: its walk returns another. The generator writes it for what is marked [State].</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IWalked<TSelf>
    where TSelf : IWalked<TSelf>
{
    /// <summary>Walks a value and returns it as the visitor left it.</summary>
    /// <param name="value">The value; null or default where it is about to be read.</param>
    static abstract TSelf Walk<TVisitor>(ref TVisitor visitor, TSelf? value)
        where TVisitor : IStateVisitor, allows ref struct;
}

/// <summary>Something whose state can be walked.</summary>
public interface IStateful
{
    /// <summary>Shows every field that can matter later to a visitor, in one fixed order.</summary>
    void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct;
}

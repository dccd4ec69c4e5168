using DigitalTwin.Core.State;

namespace DigitalTwin.Core.Calls;

/// <summary>Walks of the values whose form the generator does not know.</summary>
internal static class CallWalks
{
    /// <summary>Walks a digest.</summary>
    public static void Visit<TVisitor>(ref TVisitor visitor, string field, ref Digest digest)
        where TVisitor : IStateVisitor, allows ref struct
    {
        ulong value = digest.Value;
        visitor.Visit(field, ref value);
        digest = new Digest(value);
    }

    /// <summary>Walks the status of a reply.</summary>
    public static void Visit<TVisitor>(ref TVisitor visitor, string field, ref ReplyStatus status)
        where TVisitor : IStateVisitor, allows ref struct
    {
        int value = (int)status;
        visitor.Visit(field, ref value);
        if (!Enum.IsDefined((ReplyStatus)value))
            throw new CanonicalFormatException($"{value} is no status of a reply.");
        status = (ReplyStatus)value;
    }

    /// <summary>Walks a number of ticks, or a tick, that may be none: -1 represents it.</summary>
    public static void Visit<TVisitor>(ref TVisitor visitor, string field, ref long? ticks)
        where TVisitor : IStateVisitor, allows ref struct
    {
        long value = ticks ?? -1;
        visitor.Visit(field, ref value);
        ticks = value < 0 ? null : value;
    }

    /// <summary>Walks numbers: how many, then each.</summary>
    public static void Visit<TVisitor>(ref TVisitor visitor, string field, ref double[] numbers)
        where TVisitor : IStateVisitor, allows ref struct
    {
        int count = CountOf(ref visitor, field, numbers?.Length ?? 0);
        if (!visitor.Reads)
        {
            visitor.Visit(field, numbers.AsSpan());
            return;
        }

        var read = new List<double>();
        for (double value = 0; count > 0; count--)
        {
            visitor.Visit(field, ref value);
            read.Add(value);
        }

        numbers = [.. read];
    }

    /// <summary>Walks the number of elements of a list.</summary>
    /// <remarks>A number that is too high ends with the bytes, as lists grow while they are read.</remarks>
    /// <exception cref="CanonicalFormatException">The number is below zero.</exception>
    public static int CountOf<TVisitor>(ref TVisitor visitor, string field, int count)
        where TVisitor : IStateVisitor, allows ref struct
    {
        visitor.Visit(field, ref count);
        return count >= 0 ? count : throw new CanonicalFormatException($"Field {field} claims {count} elements.");
    }
}

namespace DigitalTwin.Model.Tests.Support;

/// <summary>Writes a state to a list of values, reads it back, and names its fields: the smallest visitor that shows a walk is
/// complete.</summary>
internal sealed class StateTape
{
    public List<(string Field, object Value)> Values { get; } = [];

    public static StateTape Write<T>(T state)
        where T : IStateful
    {
        var tape = new StateTape();
        var writer = new Writer(tape);
        state.VisitState(ref writer);
        return tape;
    }

    public void ReadInto<T>(T state)
        where T : IStateful
    {
        var reader = new Reader(new Queue<object>(Values.Select(v => v.Value)));
        state.VisitState(ref reader);
        Assert.Empty(reader.Left);
    }

    public override string ToString() => string.Join("\n", Values.Select(v => FormattableString.Invariant($"{v.Field}={v.Value:R}")));

    private readonly struct Writer(StateTape tape) : IStateVisitor
    {
        public bool Reads => false;

        public void VisitBytes(string field, ref ReadOnlyMemory<byte> value) => tape.Values.Add((field, value));

        public void Visit(string field, ref bool value) => tape.Values.Add((field, value));

        public void Visit(string field, ref int value) => tape.Values.Add((field, value));

        public void Visit(string field, ref long value) => tape.Values.Add((field, value));

        public void Visit(string field, ref ulong value) => tape.Values.Add((field, value));

        public void Visit(string field, ref double value) => tape.Values.Add((field, value));

        public void Visit(string field, ref string value) => tape.Values.Add((field, value));

        public void Visit(string field, Span<double> values)
        {
            foreach (double value in values)
                tape.Values.Add((field, value));
        }

        public void Visit(string field, Span<int> values)
        {
            foreach (int value in values)
                tape.Values.Add((field, value));
        }

        public void VisitList<TElement>(string field, List<TElement> values)
            where TElement : struct, IStateful
        {
            tape.Values.Add((field, values.Count));
            Writer writer = this;
            foreach (TElement value in values)
                value.VisitState(ref writer);
        }
    }

    private readonly struct Reader(Queue<object> values) : IStateVisitor
    {
        public Queue<object> Left => values;

        public bool Reads => true;

        public void VisitBytes(string field, ref ReadOnlyMemory<byte> value) => value = (ReadOnlyMemory<byte>)values.Dequeue();

        public void Visit(string field, ref bool value) => value = (bool)values.Dequeue();

        public void Visit(string field, ref int value) => value = (int)values.Dequeue();

        public void Visit(string field, ref long value) => value = (long)values.Dequeue();

        public void Visit(string field, ref ulong value) => value = (ulong)values.Dequeue();

        public void Visit(string field, ref double value) => value = (double)values.Dequeue();

        public void Visit(string field, ref string value) => value = (string)values.Dequeue();

        public void Visit(string field, Span<double> span)
        {
            for (int i = 0; i < span.Length; i++)
                span[i] = (double)values.Dequeue();
        }

        public void Visit(string field, Span<int> span)
        {
            for (int i = 0; i < span.Length; i++)
                span[i] = (int)values.Dequeue();
        }

        public void VisitList<TElement>(string field, List<TElement> list)
            where TElement : struct, IStateful
        {
            int count = (int)values.Dequeue();
            list.Clear();
            Reader reader = this;
            for (int i = 0; i < count; i++)
            {
                TElement element = default;
                element.VisitState(ref reader);
                list.Add(element);
            }
        }
    }
}

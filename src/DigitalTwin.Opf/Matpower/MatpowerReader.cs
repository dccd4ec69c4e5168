namespace DigitalTwin.Opf.Matpower;

/// <summary>
/// Reads the plain assignments of a MATPOWER case file, version 2: <c>mpc.name = number;</c>, <c>= 'text';</c>, <c>= [ rows ];</c>,
/// <c>= { texts };</c>. A case file is a program in general; anything beyond assignments is refused, not guessed at.
/// </summary>
internal sealed class MatpowerReader
{
    private const int MostNumbers = 20_000_000;
    private const int LongestLine = 1_000_000;

    private readonly TextReader _reader;
    private readonly string _file;
    private readonly SortedDictionary<string, MatpowerTable> _tables = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, double> _numbers = new(StringComparer.Ordinal);
    private int _line;
    private int _total;
    private string _text = "";
    private int _at;

    private MatpowerReader(TextReader reader, string file)
    {
        _reader = reader;
        _file = file;
    }

    /// <summary>Matrices by name.</summary>
    public IReadOnlyDictionary<string, MatpowerTable> Tables => _tables;

    /// <summary>Numbers by name.</summary>
    public IReadOnlyDictionary<string, double> Numbers => _numbers;

    /// <summary>Lines read.</summary>
    public int Lines => _line;

    public static MatpowerReader Read(TextReader reader, string file)
    {
        var result = new MatpowerReader(reader, file);
        while (result.NextLine())
            result.Statement();
        return result;
    }

    private MatpowerException Fault(string reason, int line = 0) => new(_file, line > 0 ? line : _line, reason);

    /// <summary>Moves to the next line, without its comment; false at the end of the file.</summary>
    private bool NextLine()
    {
        string? raw = BoundedLine();
        if (raw is null)
            return false;
        _line++;
        _text = WithoutComment(raw);
        _at = 0;
        return true;
    }

    private string? BoundedLine()
    {
        var line = new System.Text.StringBuilder();
        int c = _reader.Read();
        if (c < 0)
            return null;
        for (; c >= 0 && c != '\n'; c = _reader.Read())
        {
            if (line.Length >= LongestLine)
                throw Fault($"a line longer than {LongestLine} characters", _line + 1);
            line.Append((char)c);
        }

        return line.ToString().TrimEnd('\r');
    }

    private static string WithoutComment(string raw)
    {
        char quote = '\0';
        for (int i = 0; i < raw.Length; i++)
        {
            if (quote != '\0')
                quote = raw[i] == quote ? '\0' : quote;
            else if (IsQuote(raw[i]))
                quote = raw[i];
            else if (raw[i] == '%')
                return raw[..i];
        }

        return raw;
    }

    private void Statement()
    {
        string text = _text.Trim();
        if (text.Length == 0 || text is "end" or "end;" or "return" or "return;")
            return;
        if (text.StartsWith("function ", StringComparison.Ordinal) || string.Equals(text, "function", StringComparison.Ordinal))
            return;
        int equals = _text.IndexOf('=', StringComparison.Ordinal);
        string target = equals > 0 ? _text[..equals].Trim() : "";
        if (!IsField(target))
            throw Fault($"'{Shortened(text)}' is not a plain assignment to a field of mpc; scripts are not run");
        _at = equals + 1;
        Value(target[(target.IndexOf('.', StringComparison.Ordinal) + 1)..]);
    }

    private static bool IsField(string target)
    {
        int dot = target.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0 || dot == target.Length - 1)
            return false;
        foreach (char c in target)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '.'))
                return false;
        }

        return true;
    }

    private void Value(string name)
    {
        SkipBlanks();
        char first = _at < _text.Length ? _text[_at] : '\0';
        if (first == '[')
        {
            _at++;
            if (!_tables.TryAdd(name, Matrix(name)))
                throw Fault($"mpc.{name} is assigned twice");
        }
        else if (first == '{')
        {
            _at++;
            SkipCells(name);
        }
        else if (IsQuote(first))
        {
            SkipText();
            EndStatement();
        }
        else
        {
            string token = Token();
            if (token.Length == 0 || !TryNumber(token, out double value))
                throw Fault($"mpc.{name} is given '{Shortened(token + _text[_at..])}', not a number, a text, a matrix or a list of texts");
            _numbers[name] = value;
            EndStatement();
        }
    }

    private MatpowerTable Matrix(string name)
    {
        var table = new MatpowerTable(name, _line);
        bool inRow = false;
        while (true)
        {
            SkipBlanks();
            if (_at >= _text.Length || _text[_at] == ';')
            {
                inRow = false;
                if (_at++ >= _text.Length && !NextLine())
                    throw Fault($"mpc.{name}, opened on line {table.Line}, is never closed with ']'");
                continue;
            }

            if (_text[_at] == ']')
            {
                _at++;
                EndStatement();
                return table;
            }

            if (string.CompareOrdinal(_text, _at, "...", 0, 3) == 0)
            {
                if (!NextLine())
                    throw Fault($"mpc.{name}, opened on line {table.Line}, is never closed with ']'");
                continue;
            }

            if (!inRow)
                table.StartRow(_line);
            inRow = true;
            string token = Token();
            if (!TryNumber(token, out double value))
                throw Fault($"mpc.{name}: '{Shortened(token.Length > 0 ? token : _text[_at..])}' is not a number");
            if (++_total > MostNumbers)
                throw Fault($"more than {MostNumbers} numbers");
            table.Add(value);
        }
    }

    private void SkipCells(string name)
    {
        int opened = _line;
        while (true)
        {
            SkipBlanks();
            if (_at >= _text.Length)
            {
                if (!NextLine())
                    throw Fault($"mpc.{name}, opened on line {opened}, is never closed with '}}'");
            }
            else if (_text[_at] == '}')
            {
                _at++;
                EndStatement();
                return;
            }
            else if (IsQuote(_text[_at]))
            {
                SkipText();
            }
            else
            {
                _at++;
            }
        }
    }

    private static bool IsQuote(char c) => c is '\'' or '"';

    /// <summary>Skips a text; a doubled quote in it is a quote.</summary>
    private void SkipText()
    {
        char quote = _text[_at];
        do
        {
            int close = _text.IndexOf(quote, _at + 1);
            if (close < 0)
                throw Fault("a text is not closed on its line");
            _at = close + 1;
        }
        while (_at < _text.Length && _text[_at] == quote);
    }

    private void EndStatement()
    {
        SkipBlanks();
        if (_at < _text.Length && _text[_at] == ';')
            _at++;
        SkipBlanks();
        if (_at < _text.Length)
            throw Fault($"'{Shortened(_text[_at..].Trim())}' after the end of an assignment: one plain assignment a line");
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length && (_text[_at] is ' ' or '\t' or ',' or '\r'))
            _at++;
    }

    private string Token()
    {
        int start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '.' or '+' or '-' or '_'))
            _at++;
        return _text[start.._at];
    }

    private static bool TryNumber(string token, out double value)
    {
        switch (token)
        {
            case "Inf" or "inf" or "+Inf":
                value = double.PositiveInfinity;
                return true;
            case "-Inf" or "-inf":
                value = double.NegativeInfinity;
                return true;
            default:
                return double.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
        }
    }

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "...";
}

using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RongTong.Benchmarks.Service;

/// <summary>
/// One connection that sends the same request again and again. It does as little as can be, since it takes its processor time from the service:
/// it reads the status and the length of an answer, and counts its bytes. Not thread-safe.
/// </summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[64 * 1024];

    public static async Task<Connection> OpenAsync(Uri address)
    {
        var connection = new Connection();
        await connection._socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, address.Port));
        return connection;
    }

    /// <summary>A request as it goes over the wire.</summary>
    public static byte[] Request(string method, string path, byte[]? body, params (string Name, string Value)[] headers)
    {
        var head = new StringBuilder($"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        foreach (var (name, value) in headers) head.Append(name).Append(": ").Append(value).Append("\r\n");
        if (body is not null) head.Append("Content-Length: ").Append(body.Length).Append("\r\n");
        return [.. Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), .. body ?? []];
    }

    /// <summary>Sends a request and reads its answer whole.</summary>
    /// <returns>The status, and the first part of the answer with its head.</returns>
    public async Task<(int Status, ReadOnlyMemory<byte> Answer)> SendAsync(ReadOnlyMemory<byte> request)
    {
        for (var sent = 0; sent < request.Length;) sent += await _socket.SendAsync(request[sent..]);
        var read = 0;
        int end;
        while ((end = _buffer.AsSpan(0, read).IndexOf("\r\n\r\n"u8)) < 0) read += await ReadAsync(read);
        var head = _buffer.AsSpan(0, end);
        var status = (head[9] - '0') * 100 + (head[10] - '0') * 10 + (head[11] - '0');
        var at = head.IndexOf("Content-Length: "u8);
        if (at < 0) throw new InvalidDataException($"an answer without its length: {Encoding.ASCII.GetString(head)}");
        var length = 0;
        for (var i = at + 16; i < head.Length && head[i] is >= (byte)'0' and <= (byte)'9'; i++) length = length * 10 + (head[i] - '0');
        var missing = length - (read - end - 4);
        while (missing > 0)
        {
            // What does not fit is counted only.
            var from = read < _buffer.Length / 2 ? read : _buffer.Length / 2;
            var got = await ReadAsync(from);
            read = Math.Max(read, from + got);
            missing -= got;
        }
        return (status, _buffer.AsMemory(0, Math.Min(read, _buffer.Length)));
    }

    public void Dispose() => _socket.Dispose();

    private async Task<int> ReadAsync(int at)
    {
        var got = await _socket.ReceiveAsync(_buffer.AsMemory(at));
        return got > 0 ? got : throw new IOException("the service closed the connection");
    }
}

/**
 * Turns the event loop after every test. Many tests run without a turn; on a machine under load a file of such tests blocks its
 * worker for more than a minute, after which vitest reports its own messages as lost, and the run fails.
 */
import { afterEach } from "vitest"

afterEach(() => new Promise<void>((resolve) => void setImmediate(resolve)))
